from __future__ import annotations

import pytest

from provenance.align.speech import exclusive, public

TO_EVERYBODY = """
The ministry published a statement on the ferry|A communiqué followed|Both sides signed a COMMUNIQUE
The press release gave no figure|A press conference is set for noon|The Press Service wrote so
The bulletin came at dawn|The port announces its tariffs in May|They announced a delay|An announcement came late
He told reporters in Orlo that it was over|She told journalists so|The spokeswoman of the port was brief
In an address to the council she spoke of peace|The speech lasted an hour|The ruling came at noon
Official data show a fall|A news conference began
""".strip().replace("\n", "|")
TO_ONE_OUTLET = """
Two people familiar with the talks see no deal|A source at the port was sure|Sources close to the board disagree
Three officials briefed on the plan say no|The banker asked not to be named|He spoke on condition of anonymity
A diplomat with direct knowledge of it agreed|Persons present recall a row|An aide told us so
""".strip().replace("\n", "|")


@pytest.mark.parametrize("text", TO_EVERYBODY.split("|"))
def test_what_is_said_to_everybody_is_public(text: str) -> None:
    assert public(f"{text}.", ("Reuters",))
    assert not exclusive(f"{text}.", ("Reuters",))


@pytest.mark.parametrize("text", TO_ONE_OUTLET.split("|"))
def test_what_a_hidden_source_told_is_exclusive_and_not_public(text: str) -> None:
    assert exclusive(f"{text}.", ("Reuters",))
    assert not public(f"{text}.", ("Reuters",))


def test_what_the_outlet_itself_was_told_is_exclusive() -> None:
    assert exclusive("The captain told Reuters that the fire began below.", ("Reuters",))
    assert not exclusive("The captain told the court that the fire began below.", ("Reuters",))


def test_a_plain_sentence_is_neither() -> None:
    text = "The tanker left Orlo at noon with nine sailors aboard."
    assert not exclusive(text, ("Reuters",))
    assert not public(text, ("Reuters",))
