"""What stands where a site's name may stand and names nobody: menus, counters, kickers, numbers of documents."""

from __future__ import annotations

import re

_NAVIGATION = frozenset(
    "home start menu index search login log sign in out up register account my profile subscribe subscriber "
    "subscription subscriptions membership member members donate support us about contact contacts archive "
    "archives rss feed live tv radio audio listen video videos watch podcast podcasts photo photos picture "
    "pictures gallery galleries games game puzzles quiz crossword crosswords horoscope horoscopes bingo jobs "
    "classifieds obituaries notices death tides weather forecast traffic shop store basket e-paper epaper "
    "newsletter newsletters alerts notifications settings language languages version edition print printable "
    "share like likes repost reposts retweet tweet save bookmark copy link links email mail send whatsapp "
    "telegram facebook twitter x instagram youtube tiktok linkedin mastodon bluesky reddit reply replies comment "
    "comments view views follow following followers pdf download read reading next previous prev older newer "
    "back top more all close open skip main content go to page pages site sitemap website web portal "
    "news world national nation country local region regional regions district city town metro europe asia africa "
    "america americas middle east pacific international global foreign politics government parliament policy "
    "business markets market money finance economy economics companies industry trade energy property opinion "
    "opinions views editorial editorials columns columnists letters analysis analyses features feature "
    "investigations investigation explainer explainers explained exclusive exclusives breaking latest developing "
    "update updates urgent headlines headline stories story articles article briefs brief briefing report reports "
    "special specials series spotlight trending popular most viewed related must coverage topics topic tags tag "
    "science tech technology space health environment climate education religion society people culture "
    "arts art music film films movie movies cinema festival festivals theatre theater stage books literature "
    "shows show showbiz celebrity celebrities celebs entertainment gossip royals fashion style beauty food drink "
    "recipes travel cars motoring homes gardening family women lifestyle life living sport sports football footie "
    "soccer rugby cricket tennis golf basketball hockey boxing racing olympics fixtures results scores table "
    "tables crime courts court law justice accidents disasters safety security defence defense war conflict "
    "interview interviews guest transcript review reviews obituary timeline factbox gallery infographic "
    "advertisement advertise advertising sponsored promoted partner content press office releases release "
    "statement statements events event calendar media centre center data documents publications research study "
    "visitors accessible accessibility impaired visually help faq feedback privacy cookies terms legal imprint "
    "careers staff authors author english russian french german spanish arabic chinese turkish italian "
    "portuguese deutsch français español italiano português türkçe русский українська en ru fr de es it tr pl "
    "uk us usa eu un uae front cover today today's weekend morning evening noon sunday week weekly daily monthly "
    "monday tuesday wednesday thursday friday saturday minute minutes min mins hour hours ago day days "
    "summary key points free trial premium plus part first second later long only what we know subscribers editor's "
    "pick picks choice big must-read must-reads also here today now "
    "attention adds rpt refile refiles corrected corrects correction wrapup recasts rewrites advisory embargo "
    "embargoed flash".split()
)
_LONGEST_NAME = 100
_PERIODS = frozenset({"weekly", "daily", "monthly", "today"})  # behind another word they make a paper's name
_SMALL = frozenset("the a an of in on at for and or & to from by with our your this".split())
_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|&")
_STATION = re.compile(
    r"(?:[\w-]+ )?(?:tv|radio|channel|kanal|canal|canale|chaîne|rai|la)\W?\d{1,3}(?!\d)", re.I
)
# 41 comments    2.1k views    3 min read    Like (88)    #lyvar    @name    014/2026    5/2026
_COUNTER = re.compile(
    r"^\s*[\d.,]+\s?[kKmM]?\+?\s+(?:[^\W\d_A-ZÀ-ÞА-Я]|(?:Shares|Comments|Views|Likes)\b)|\(\s?\d|[#@]|\d/\d|№|\(\w+$|^[^(]*\)"
)
_NUMBERED = re.compile(
    r"(?:recall|press release|release|statement|notice|bulletin|newsletter|circular|decree|order|resolution|"
    r"communiqu[eé]|advisory|alert|warning|transcript|document|report|case|file|version|page|part|chapter)\b"
    r"(?=.*\d|\s(?:no|nr|number)\b)",
    re.I,
)
_LAND = re.compile(
    r"(?:the )?(?:[\w-]+ ){0,2}(?:republic|kingdom|state|commonwealth|principality|sultanate|emirate|federation|"
    r"grand duchy)(?: of [\w’' -]{2,40})?",
    re.I,
)
_POSTED = re.compile(
    r"(?:posted|published|updated|written|words|text|photos?|pictures?|by|from|von|por|par)\b|.{2,40}\sby\s",
    re.I,
)


def is_word_of_navigation(word: str) -> bool:
    """Whether a single word is one that menus and sections share."""
    return word.casefold() in _NAVIGATION


def names_nobody(text: str) -> bool:
    """Whether a line or entry is one of the words of navigation, a counter, a label or a land, and no name."""
    if len(text) > _LONGEST_NAME:
        return True
    if _STATION.fullmatch(text):
        return False
    if _COUNTER.search(text) or _NUMBERED.match(text) or _LAND.fullmatch(text) or _POSTED.match(text):
        return True
    words = [word for word in _WORD.findall(text.casefold()) if word not in _SMALL]
    if len(words) > 1 and words[-1] in _PERIODS:
        return False
    return all(word in _NAVIGATION for word in words)
