"""How the aligner sees an article: who reports at first hand is not soon held to have taken a sentence."""

import pytest

from provenance.outlets import Registry
from provenance.reading import read_text
from provenance.workflows.readings import as_reading


@pytest.mark.parametrize(
    ("outlet", "primary"),
    [
        ("Reuters", True),
        ("BBC", True),
        ("Ministry of Health of Estvale", True),
        ("West Ardle Police", True),
        ("The Fjord Gazette", False),
        ("The Police Gazette", False),
        ("Cheese & Crumbs", False),
        ("BARBER SOCIETY NEWSLETTER", False),
        ("ORBIT TODAY", False),
        (None, False),
    ],
)
def test_agencies_broadcasters_and_offices_report_at_first_hand(outlet: str | None, primary: bool) -> None:
    article = read_text("Fog\n\nA ferry collided with a barge in thick fog on Tuesday.", outlet=outlet)
    reading, _ = as_reading(article, {}, Registry.load())
    assert reading.primary is primary
