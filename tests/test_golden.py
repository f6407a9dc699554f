"""The sample's files and each question yield what was reviewed by eye."""

import pytest

from data.measures import EXPORTS
from tests.golden.made import FOLDER, QUESTIONS, answers, readings


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Everything goldens are compared with."""
    folder = tmp_path_factory.mktemp("golden")
    return readings(folder) | answers(folder)


@pytest.mark.parametrize("name", [f"ask-{question}.jsonl" for question in QUESTIONS])
def test_each_question_has_its_golden_and_answers_it(made, name):
    assert made[name] == (FOLDER / name).read_text("utf-8")


def test_each_export_of_the_sample_has_its_golden_and_reads_as_it(made):
    names = sorted(name for name in made if name.startswith("read-"))
    assert names == sorted(path.name for path in FOLDER.glob("read-*.jsonl")), "run `make golden`, and read what is new by eye"
    for name in names:
        assert made[name] == (FOLDER / name).read_text("utf-8"), name


def test_every_export_of_the_contract_has_a_golden():
    assert {path.name for path in FOLDER.glob("read-*.jsonl")} == {f"read-{name}.jsonl" for name in EXPORTS}
