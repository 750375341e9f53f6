"""Words that several tables of ways to credit share."""

from __future__ import annotations

from provenance.credit.verbs import STAFF

NUMBER = (
    r"(?:\d|an?\s(?:dozen|hundred|thousand)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds"
    r"|thousands)"
)
NEWS = (
    r"(?:story|news|scoop|figures?|numbers?|tolls?|tally|count|details?|names?|list|documents?|papers|files?|memos?"
    r"|letters?|e-?mails?|contracts?|minutes|transcripts?|recordings?|tapes?|video|footage|text|draft|wording|quotes?"
    r"|words?|version|account|exclusive|facts|report|data|cop(?:y|ies)|evidence|proof|information|testimon(?:y|ies))"
)
PAPERS = (
    r"(?:cop(?:y|ies)|tally|toll|count|lists?|letters?|memos?|documents?|papers?|files?|figures?|numbers?|data"
    r"|statements?|e-?mails?|mails?|messages?|reports?|texts?|videos?|recordings?|tapes?|footage|drafts?|contracts?"
    r"|minutes|transcripts?|notes?|pages?)"
)
PEOPLE = (
    r"(?:reporters?|correspondents?|journalists?|photographers?|stringers?|cameram[ae]n|editors?|writers?|crew|team|desk"
    r"|microphones?|wom[ae]n|m[ae]n|people|folks|colleagues?|friends?)"
)
STARTS = r"(?:^|[.;:—–]\s?|\b(?:and|but)\s)"
_IN_PLACE = r"(?:\s(?:in|at|on)\s(?:the\s)?[A-Z][\w'’-]+)?"
HANDS = (
    rf"(?:(?:['’]s?)?(?:\s(?!(?:and|or|but|of|for|in|at|has|have|had|is|was)\s)[\w-]+){{0,2}}?\s"
    rf"(?i:{STAFF}|people|folks|colleagues|m[ae]n|wom[ae]n|sleuths|crunchers|newsroom){_IN_PLACE}"
    r"(?:\s[A-Z][\w'’-]+){0,2})?"
)
LIGHT = r"(?:\w+ly|also|first|now|later|then|still|again|already|just|since|even|too|meanwhile|in\sturn|for\sits\spart)"
_WHEN = (
    r"(?:(?:on\s)?[A-Z]\w+day(?:\s(?:morning|evening|night))?|today|yesterday"
    r"|(?:this|last)\s(?:week|month|morning|year|night))"
)
ADVERBS = rf"(?:\s(?:{LIGHT}|{_WHEN})\b){{0,4}}"
SAW = (
    r"((?:was|were)\sable\sto\s(?:see|hear|watch|count|observe|confirm|verify)|could\s(?:see|hear|watch|count|observe)"
    r"|watched|saw|sees|witnessed|heard|hears|counted|count|counts|noticed|noted|observed|caught|captured|recorded|filmed"
    r"|showed|shows|found|looked\son|timed|spotted|overheard|photographed)\b"
)
