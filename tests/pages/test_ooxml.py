"""Every workbook and presentation that leaves is valid against Office Open XML, as a validator of its schemas, relations and rules finds."""

import io
import re
import zipfile

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from data import organisation
from data.organisation import Organisation
from data.store import open_store
from metrics.period import Month
from pages.parts import sheet
from pages.parts.deck import taken
from tests.pages.taken import LANGUAGES, hostile, store, views  # noqa: F401 (fixtures)
from tests.pages.test_organisation import BLUE, picture
from tests.sample import copied

pytestmark = pytest.mark.long


@pytest.fixture(scope="session")
def branded(tmp_path_factory):
    """The sample with a name that is markup, a colour and a logo."""
    made = open_store(copied(tmp_path_factory.mktemp("branded") / "sample.duckdb"))
    organisation.keep(made, Organisation("<Centre> & \"co\"", BLUE, organisation.logo_of(picture())))
    return made


def faults(content, suffix, folder):
    """What the validator holds against a file, each as (the part it is in, what is wrong)."""
    path = folder / f"file.{suffix}"
    path.write_bytes(content)
    told = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    return [(error.part_uri, error.description) for error in told.errors]


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
@pytest.mark.parametrize("languages", [("fr",), ("en",), LANGUAGES])
def test_the_deck_is_valid(store, tmp_path, form, languages):  # noqa: F811 (a fixture)
    assert faults(taken.as_bytes(form, views(store, *languages)), form, tmp_path) == []


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_it_is_with_hostile_and_endless_texts(hostile, tmp_path, form):  # noqa: F811 (a fixture)
    assert faults(taken.as_bytes(form, views(hostile, *LANGUAGES)), form, tmp_path) == []


@pytest.mark.parametrize("form", ["pptx", "xlsx"])
def test_it_is_with_a_name_a_colour_and_a_logo(branded, tmp_path, form):
    assert faults(taken.as_bytes(form, views(branded, *LANGUAGES)), form, tmp_path) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sheet_to_fill_in_is_valid(tmp_path, lang):
    assert faults(sheet.as_workbook(Month(2023, 3), {}, lang), "xlsx", tmp_path) == []


TORN = {
    "order": ("ppt/charts/chart", rb'(<c:idx val="\d+"/>)(<c:order val="\d+"/>)', rb"\2\1"),
    "attribute": ("ppt/slides/slide1.xml", rb"<p:cSld", rb'<p:cSld nonsense="1"'),
    "relation": ("ppt/slides/_rels/slide2.xml.rels", rb'Target="\.\./notesSlides', rb'Target="../nowhere'),
}


@pytest.mark.parametrize("name", TORN)
def test_a_torn_presentation_would_be_seen(store, tmp_path, name):  # noqa: F811 (a fixture)
    begins, what, instead = TORN[name]
    torn = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(taken.as_bytes("pptx", views(store, "fr")))) as whole, zipfile.ZipFile(torn, "w") as out:
        for part in whole.namelist():
            data = whole.read(part)
            out.writestr(part, re.sub(what, instead, data, count=1) if part.startswith(begins) and part.endswith(("xml", "rels")) else data)
    assert faults(torn.getvalue(), "pptx", tmp_path)
