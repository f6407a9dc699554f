"""The newsletter's page says what it knows: letters without deliveries are letters all the same, without a rate."""

import pandas as pd
import pytest

from metrics.period import Month
from pages.parts.programmes import letters
from tests.pages.test_findings import FakeView

SENT = pd.DataFrame({"sent": ["2022-06-08", "2023-03-08"], "unique_clicks": [40, 63], "recipients": [900.0, 950.0], "deliveries": [None, None]})


@pytest.mark.parametrize(("rows", "words"), [
    (SENT.assign(deliveries=[800.0, 1000.0]), "5,7\u202f% des envois reçus ont mené à un clic (n = 2)"),
    (SENT.assign(deliveries=[None, 1000.0]), "6,3\u202f% des envois reçus ont mené à un clic (n = 1)"),
    (SENT, "2 lettres en douze mois; l’export ne dit pas combien les ont reçues"),
    (SENT.head(1).assign(sent="2021-06-08"), "Aucune lettre des douze derniers mois dans les exports reçus"),
])
def test_the_title_tells_the_rate_or_that_none_is_known_or_that_there_is_no_letter(rows, words):
    view = FakeView(answers={"campaigns": rows})
    assert view.month == Month(2023, 3) and words in letters.title(view)
