"""Who is named and who published: one outlet under two names must never look like two."""

import pytest

from provenance.outlets import Identity, Registry

same = Identity(Registry.load())


@pytest.mark.parametrize(
    ("named", "publisher"),
    [
        ("AP", "The Associated Press"),
        ("DPA", "Deutsche Presse-Agentur"),
        ("BBC", "BBC News"),
        ("BBC", "BBC Persian"),
        ("PA Media", "PA"),
        ("Xinhua", "xinhuanet.com"),
        ("Brenn Herald", "The Brenn Herald"),
        ("The Brenn Herald", "Brenn Herald"),
        ("Brenn Herald", "brennherald.com"),
        ("brennherald.co.uk", "The Brenn Herald"),
        ("The Merrow Daily", "merrowdaily.com"),
        ("the Herald", "tolvenherald.example"),
        ("Tolven", "www.tolvenherald.com"),
        ("Brenn News", "www.thebrennnews.co.uk"),
        ("Merrow Daily", "news.merrowdaily.online"),
        ("The Herald", "The Brenn Herald"),
        ("Orlau TV", "TV Orlau"),
        ("Khabar", "Khabar 24"),
        ("The Times", "The Sunday Times"),
        ("Rossiya Segodnya", "RIA Novosti"),
        ("PAP", "Polska Agencja Prasowa SA"),
        ("AP", "Associated Press, Inc."),
    ],
)
def test_a_name_an_alias_an_edition_a_short_form_and_the_owner_are_the_publisher(named, publisher):
    assert same(named, publisher)


@pytest.mark.parametrize(
    ("named", "publisher"),
    [
        ("Sputnik", "RIA Novosti"),
        ("AP", "AFP"),
        ("Interfax", "Interfax-Ukraine"),
        ("Brenn Herald", "Brenn Gazette"),
        ("Merrow Daily", "brenndaily.com"),
        ("Orlau Today", "Brenn Today"),
        ("The Herald", "Heraldic Review"),
        ("Reuters", ""),
    ],
)
def test_sisters_rivals_and_strangers_are_not(named, publisher):
    assert not same(named, publisher)
