"""The word lists behind ``speech``: verbs of saying, where a noun phrase ends, what its head says of it."""

from __future__ import annotations

from provenance.text import word_lists

# Whoever takes lists from here takes these from here, too.
DAYS, MONTHS, words = word_lists.DAYS, word_lists.MONTHS, word_lists.words

SAYING = words(
    """says said stated states reported reports told tells adds added announced announces noted notes
    claimed claims confirmed confirms declared declares explained explains stressed stresses emphasized
    emphasizes emphasised emphasises underlined underscored warned warns argued argues wrote writes
    denied denies insisted insists revealed reveals disclosed remarked observed admitted admits
    acknowledged acknowledges replied replies answered answers responded asserted asserts alleged
    alleges maintained maintains contended contends recalled commented concluded concludes specified
    indicated indicates estimated estimates predicted predicts promised promises vowed vows pledged
    pledges urged urges demanded demands complained complains reckon reckons reckoned assured assures
    tweeted tweets testified hinted joked conceded concedes cautioned countered boasted lamented
    proclaimed informed clarified reiterated reaffirmed conveyed quipped described describes suggested
    suggests believes believed say state report add note claim confirm warn argue write insist admit
    allege believe estimate predict explain quoted quotes cited cites mentioned detailed expressed
    expresses appealed appeals repeated repeats shouted cried recount recounts recounted ruled reminded
    reminds informs opined opines"""
)
# Forms that are as often nouns or plain verbs: speech only with a clause, a quotation or the end after them.
DOUBTFUL = words(
    """states reports notes claims state report note claim estimate estimates promises pledges demands
    remarks answers answer complains add observed maintained maintains believes believe believed
    indicated indicates suggested suggests described describes estimated expressed denied recount recounts
    recounted reminded reminds informs"""
)
# Deeds as often as words: speech only when a report follows, or nothing.
PERFORMING = words("announced announces declared declares expressed expresses described ruled")
# "was reported by X": the speaker stands behind "by".
PASSIVE = words(
    """reported quoted cited announced confirmed stated noted mentioned claimed detailed disclosed revealed
    estimated declared explained alleged admitted acknowledged told"""
)
APPROACHED = words(
    "contacted reached asked interviewed questioned quoted cited polled surveyed approached pressed"
)
SOURCES = words(
    """source sources people witness witnesses insider insiders data figures papers trader traders resident
    residents relative relatives expert experts person persons informant informants survivor survivors
    eyewitness eyewitnesses filings testimony evidence count counts tally tallies medics doctors
    diplomats analysts critics supporters rumours rumors estimates police"""
)
# What one cites as a reason.
REASONS = words(
    """weather concern concerns reason reasons risk risks cost costs lack need needs problem problems fear fears threat
    threats health delay delays law rule rules damage fire war interest interests grounds difficulties error errors
    demand price prices loss losses shortage shortages rain wind snow traffic privacy"""
)
# Verbs of saying in two words.
PARTICLES = {
    "pointed": ("out",),
    "points": ("out",),
    "went": ("on",),
    "goes": ("on",),
    "called": ("on", "for"),
    "calls": ("on", "for"),
    "spelled": ("out",),
    "lays": ("down",),
    "laid": ("down",),
}
# "although the government says": the sentence grants it and speaks on in its own voice.
CONCEDING = words("although though because if unless until before since")
# Verbs that speak when their subject is a document or data: "the minutes show".
SHOWING = words(
    """show shows showed shown read reads suggest suggests suggested indicate indicates indicated find
    finds found details stipulates stipulated lays laid"""
)
# Said without a subject of their own: the speaker stands to the right.
LEADING = {
    "according": ("to",),
    "citing": (),
    "quoting": (),
    "per": (),
    "quoted": ("by",),
    "cited": ("by",),
}
SKIPPED = words(
    """has have had is was were be been being will would may might can could did does do also later earlier
    then now again still further separately previously meanwhile repeatedly not never once yesterday
    today tonight thus too first already just only even recently reportedly himself herself itself
    themselves always soon since instead simultaneously"""
)
# Before a day: "Tokayev late on Friday said".
DAY_LEADS = words("on late early last earlier this in at by night morning evening afternoon")
LEFT_ENDS = words(
    """that but while because which as when if although though after before where whether since so than is
    was were are be been has had have will would and or who whom whose what how why said says told added
    reported until unless with by to not did does do can could may might should must then however nor"""
)
RIGHT_ENDS = words(
    """that but while because which as when if although though after before where whether since so than is
    was were are be been has had have will would and or who whom whose what how why said says told added
    reported until unless with by to not did does do can could may might should must then in on at
    during late early yesterday today tonight into over under about through against amid following
    adding saying noting here there via earlier later this last separately out only through seen
    obtained reviewed viewed"""
)
# "a source close to the inquiry", "two traders familiar with the plant", "figures released by the ministry"
BINDERS = {
    "to": words("close near linked"),
    "with": words("familiar"),
    "by": words("released published issued provided compiled"),
}
OPENERS = words(
    """on in at earlier later meanwhile however also then but and yet so still separately additionally
    moreover for during after before from since today yesterday tonight now here there by late early
    last this next while as when"""
)
PRONOUNS = words(
    """he she they it we i you who him her them us me one this that these those both some others another
    all many few nobody everyone somebody someone anyone"""
)
DETERMINERS = words(
    """the a an his her its their our my this that these those one two three four five six seven eight nine
    ten some several many local state another both no unnamed anonymous senior two-thirds"""
)
REPORTS = words(
    """report reports statement document documents text communique communiqué paper papers study survey
    data figures minutes letter release notice bulletin audit poll polls analysis filings filing records
    message memo indictment announcement footage video documentation statistics results index review
    inquiry book dispatch story article account e-mail email emails transcript tracker table list note
    press-release findings research census"""
)
OUTLETS = words(
    """newspaper newspapers daily weekly broadcaster channel tv television radio magazine tabloid newswire
    website portal outlet outlets station network gazette herald tribune"""
)
MEDIA = words(
    "media press reporters journalists newspapers outlets radio television tv broadcasters channels papers"
)
INSTITUTIONS = words(
    """ministry ministries office agency agencies government administration police court parliament senate
    congress party committee council company companies authority authorities department service bank
    university federation union army military navy force forces fund group club institute institution
    commission embassy consulate kremlin pentagon board municipality cabinet coalition organisation
    organization association centre center foundation firm corporation bureau headquarters hospital
    assembly secretariat mission junta regime state city town govt region district utility operator
    brewer airline church league team staff command house inc ltd llc corp plc society chamber
    directorate inspectorate campaign operation alliance movement nato un eu who"""
)
ROLES = words(
    """minister president spokesman spokeswoman spokesperson mayor governor director chief head secretary
    ambassador general colonel captain prosecutor judge lawyer king queen prince chairman chairwoman
    chairperson chair premier chancellor leader envoy commander deputy lawmaker senator representative
    congressman doctor professor analyst economist expert historian scientist manager owner executive
    broker trader farmer fisherman witness resident worker official officer adjuster underwriter welder
    keeper driver pilot teacher editor columnist correspondent reporter journalist coach captain player
    fan activist author founder speaker prelate archbishop bishop pope"""
)
SMALL = words("the a an of for and in on at to from by with la le de del du di da van von al el s")
