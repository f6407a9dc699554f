"""A file nobody knows is taught on the import page, the mapping exported, imported into a fresh database, and used there."""

import json
import os
from pathlib import Path

from tests import lookalikes as like
from tests.browser.conftest import serving
from tests.browser.test_imports import drop, settled
from tests.browser.test_pages import opened

CANADIAN = like.FACEBOOK_FR.replace("Type de publication", "Genre de publication")
DAYS = "Jour,Abonnements,Portée du jour,Taux\n03/04/2023,5,120,4%\n04/04/2023,7,130,5%\n"


def database(folder):
    """An empty database of one's own in a folder."""
    from data.store import open_store

    folder.mkdir(exist_ok=True)
    open_store(folder / "portee.duckdb").close()
    return folder


def shown(page, name):
    """A picture of the page where PORTEE_SHOTS names a folder; nothing else."""
    if folder := os.environ.get("PORTEE_SHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.set_viewport_size({"width": 1280, "height": 1500})
        page.wait_for_timeout(600)
        page.screenshot(path=f"{folder}/{name}.png")
        page.set_viewport_size({"width": 1280, "height": 720})


def pick(page, label, words):
    """Choose a word in the select of that label."""
    page.get_by_label(label).first.click()
    page.get_by_role("option", name=words, exact=True).click()
    settled(page)


def test_taught_on_the_page_exported_imported_into_a_fresh_database_and_used(page, tmp_path):
    file, again = tmp_path / "avril.csv", tmp_path / "mai.csv"
    file.write_bytes(like.facebook(like.facebook_row(kind="Photographies"), like.facebook_row("104000000000002", kind="Reels"), header=CANADIAN))
    again.write_bytes(like.facebook(like.facebook_row("104000000000003", kind="Photographies", when="05/02/2023 10:00"), header=CANADIAN))
    with serving(database(tmp_path / "one")) as address:
        drop(page, address, [file])
        page.get_by_text("Montrer ses colonnes").click()
        page.wait_for_selector(".pt-proof", timeout=30_000)
        shown(settled(page), "mapping-known")
        assert "Genre de publication" in page.inner_text(".st-key-lesson")
        assert page.locator(".st-key-lesson [class*=-row-]").count() == 2              # one column, one value: the rest is known
        assert "2 lignes du 14 mars 2023" in page.inner_text(".st-key-lesson").replace("\xa0", " ") or "14 mars 2023" in page.inner_text(".pt-proof")
        page.get_by_role("button", name="C’est bien cela").click()
        page.wait_for_selector(".pt-fate .kept", timeout=30_000)
        assert "colonnes apprises" in settled(page).inner_text(".pt-fate >> nth=0")
        page.get_by_text("Les colonnes apprises").click()
        with page.expect_download() as download:
            page.get_by_text("Télécharger ces correspondances").click()
        download.value.save_as(tmp_path / "portee-mappings.json")
        shown(settled(page), "mapping-taught")
    told = json.loads((tmp_path / "portee-mappings.json").read_text("utf-8"))
    assert [mapping["export"] for mapping in told["mappings"]] == ["facebook.posts"]

    with serving(database(tmp_path / "other")) as address:
        settled(opened(page, f"{address}/imports?lang=fr"))
        page.get_by_text("Les colonnes apprises").click()
        settled(page).get_by_text("Reprendre celles d’un autre centre").click()
        settled(page).locator(".st-key-taught input[type=file]").set_input_files(tmp_path / "portee-mappings.json")
        page.wait_for_selector(".st-key-taught [role=status]", timeout=30_000)
        assert "1 correspondance apprise" in page.inner_text(".st-key-taught [role=status]").replace("\xa0", " ")
        page.locator("input[type=file]").first.set_input_files(again)
        page.wait_for_selector(".pt-fate .kept", timeout=30_000)
        assert "Un export gardé" in settled(page).inner_text(".pt-title")


def test_another_tool_s_file_asks_what_its_headers_cannot_say_and_no_more(page, tmp_path):
    file = tmp_path / "metricool-instagram.csv"
    file.write_text(DAYS, "utf-8")
    with serving(database(tmp_path / "own")) as address:
        drop(page, address, [file])
        page.get_by_text("Montrer ses colonnes").click()
        page.wait_for_selector(".st-key-lesson", timeout=30_000)
        pick(settled(page), "De quel fichier s’agit-il?", "Un autre outil, une ligne par jour")
        assert page.get_by_label("Nom de l’outil").input_value() == "Metricool"
        shown(page, "mapping-tool-start")
        pick(page, "Plateforme", "Instagram")
        assert "les deux lectures sont possibles" in page.inner_text(".st-key-lesson")
        shown(page, "mapping-tool-asks")
        page.get_by_text("03/04 est le 3 avril").click()
        page.wait_for_selector(".pt-proof", timeout=30_000)
        shown(settled(page), "mapping-tool")
        assert "3 avril 2023" in page.inner_text(".pt-proof")
        page.get_by_role("button", name="C’est bien cela").click()
        page.wait_for_selector(".pt-fate .kept", timeout=30_000)
        assert "Instagram, par jour (Metricool)" in settled(page).inner_text(".pt-fate >> nth=0")
