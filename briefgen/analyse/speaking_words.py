"""Words that tell who can speak for a state, who only belongs to it, and who is out of office.

All in lower case, with blanks for hyphens.
"""

from __future__ import annotations

from briefgen.analyse.office_words import DEPARTMENTS, PRIVATE, RANKS, SERVING

# Whoever has one of these is of the executive, or is sent by it; ministers, envoys aside.
EXECUTIVE = frozenset(
    "premier chancellor president taoiseach tánaiste tanaiste undersecretary pm pres".split()
) | frozenset(
    {"attorney general", "high commissioner", "national security adviser",
     "national security advisor", "presidential adviser", "presidential aide", "chief of staff",
     "security adviser", "security advisor", "under secretary", "secretary of state",
     "press secretary", "cabinet secretary", "state secretary", "permanent secretary",
     "chief secretary", "parliamentary secretary", "principal secretary",
     "chancellor of the exchequer", "army chief", "navy chief", "air force chief",
     "military chief", "defence chief", "defense chief", "defence force chief", "security chief",
     "intelligence chief", "spy chief", "police chief", "police commissioner",
     "chief of police", "inspector general of police", "commander in chief",
     "supreme commander", "chief of army staff", "chief of defence", "chief of defence staff",
     "chief of general staff", "chief of naval staff", "chief of the defence staff",
     "chief of the general staff", "head of state", "head of government", "supreme leader",
     "paramount leader", "de facto leader", "junta leader", "junta chief", "military ruler",
     "crown prince", "governor general", "director of national intelligence", "surgeon general",
     "chief of mission", "head of mission", "minister president"}
)  # fmt: skip
# Ministers by another word order, and who is sent.
MINISTERS = frozenset(
    {"minister delegate", "minister counsellor", "minister plenipotentiary",
     "minister without portfolio", "minister of state"}
)  # fmt: skip
SENT = frozenset("ambassador envoy negotiator attaché attache emissary consul".split())
# Who heads a part of a state.
OF_REGIONS = frozenset({"chief minister", "first minister"})
# Heads of state under names that are said of others too ("the king of pop").
RULERS = frozenset(
    "king queen emperor empress emir sultan monarch sovereign ruler regent dictator autocrat "
    "strongman shah".split()
)
# Of the executive offices, those that firms, clubs and towns have too: the state has to be named,
# or, for a few, the name has to follow.
COMMON = frozenset(
    {"president", "chancellor", "premier", "chief of staff", "press secretary", "state secretary",
     "permanent secretary", "principal secretary", "chief secretary", "attorney general",
     "security chief", "police chief", "police commissioner", "chief of police",
     "security adviser", "security advisor", "pres", "pm", "chief of mission", "head of mission"}
)  # fmt: skip
TITLES = RULERS | {"president", "chancellor", "premier", "attorney general", "pres", "pm"}
SPOKESPEOPLE = frozenset("spokesman spokeswoman spokesperson".split())
# Members of a house, who speak for themselves or for a party.
MEMBERS = frozenset(
    "senator sen lawmaker legislator parliamentarian congressman congresswoman congressperson rep "
    "mp mna backbencher whip".split()
) | frozenset(
    {"member of parliament", "member of congress", "majority leader", "minority leader",
     "house leader", "floor leader", "house speaker", "parliament speaker",
     "parliamentary speaker", "house majority leader", "house minority leader",
     "senate majority leader", "senate minority leader", "majority whip", "minority whip",
     "president pro tempore"}
)  # fmt: skip
# Under these names a state of a federation has members as well.
OF_ANY_HOUSE = frozenset({"lawmaker", "legislator", "backbencher", "whip"})
# These belong to the state, but no government speaks through them.
INDEPENDENT = frozenset(
    {"chief justice", "associate justice", "federal judge", "supreme court judge",
     "supreme court justice", "high court judge", "prosecutor general", "special prosecutor",
     "special counsel", "independent counsel", "solicitor general", "auditor general",
     "chief election commissioner", "central banker", "central bank chief",
     "central bank governor", "first lady", "first gentleman", "politburo member"}
)  # fmt: skip
# Likewise, where the state or a high court is named: towns and counties have them too.
JUDGES = frozenset(
    "judge justice magistrate prosecutor ombudsman ombudswoman diplomat comptroller deputy "
    "speaker".split()
) | {"chief prosecutor", "public prosecutor", "state prosecutor", "district judge",
     "election commissioner", "electoral commissioner", "chief magistrate"}  # fmt: skip
HIGH_COURTS = frozenset("supreme federal constitutional appeal appeals".split())
OFFICERS = frozenset(rank.replace("-", " ") for rank in RANKS) - frozenset(
    "captain lieutenant major sergeant capt lt maj cpl pvt pfc spc sgt cmdr".split()
)
# Heads of what a word beside them tells.
HEADS = frozenset(
    "chief head director adviser advisor chairman chairwoman chair administrator commissioner boss "
    "leader member president speaker".split()
) | {"director general"}
# What a head of a party is called; where there is no other party, it rules.
LEADERS = frozenset("chief leader head secretary chairman boss".split())
ONE_PARTY = frozenset({"CN", "CU", "ER", "KP", "LA", "VN"})
PARTY = frozenset("party communist workers democrats republicans gop caucus coalition".split())
HOUSES = frozenset(
    "parliament parliamentary senate assembly congress court courts tribunal legislature "
    "legislative judiciary electoral election House".split()
)
# Of the government, its forces and services: their heads and officials speak for the state.
SERVICES = SERVING - HOUSES - {"house", "federal", "finance", "justice"} | {
    "nuclear", "security", "gendarmerie", "coast", "forces",
}  # fmt: skip
# What a body of a state is called, whatever it is for.
AGENCIES = frozenset(
    "Ministry Department Agency Authority Command Directorate Bureau Administration Office "
    "Service".split()
)
GOVERNMENTS = frozenset({"government", "cabinet"})
CENTRAL_BANK = frozenset({"central", "reserve"})
# Words of a town, a region, a part of a federation; beside others they tell a department.
LOCAL = frozenset(
    "city county town village municipal provincial province regional region district borough local "
    "metropolitan".split()
)
LOCAL_PAIRS = frozenset(
    {("local", "government"), ("regional", "development"), ("regional", "affairs"),
     ("regional", "integration"), ("regional", "cooperation"), ("local", "affairs"),
     ("local", "administration")}
)  # fmt: skip
# Against the state, outside of it, only wanting to be of it.
AGAINST = frozenset(
    "opposition rebel rebels militant militia separatist secessionist shadow dissident guerrilla "
    "insurgent jihadist candidate nominee hopeful would aspiring contender proclaimed declared "
    "styled pretender honorary exiled fictional fake campaign baptist methodist presbyterian "
    "lutheran doping pentecostal evangelical anglican gospel unitarian chapel pastor".split()
)
# What else is led by somebody; there are ministers of some of it.
TRADES = frozenset(
    "underground mafia gang drug beauty pageant carnival homecoming pop drag union student "
    "football soccer rugby cricket basketball hockey tennis volleyball handball athletics olympic "
    "boxing cycling swimming racing chess golf baseball judo wrestling farmers teachers "
    "hospital".split()
)
# A seat in a house is one on any side of it.
SIDES = frozenset({"opposition", "rebel", "dissident"})
# Not in office any more, or not yet.
OUT = frozenset(
    "former formerly previously until ex late ousted deposed then onetime retired elect designate "
    "incoming next future erstwhile previous past toppled jailed imprisoned slain assassinated "
    "murdered deceased sacked fired dismissed overthrown suspended sometime founding soviet".split()
)
OUT_PAIRS = frozenset({("one", "time")})
RANKED = frozenset("deputy vice assistant acting interim caretaker co senior junior under".split())
LINKS = frozenset("of for to in at on from with".split())
# What a secretary or an official is of.
DEPARTMENTAL = frozenset(
    "treasury defense defence homeland security interior finance justice health education energy "
    "environment transport transportation labor labour commerce trade economy agriculture culture "
    "tourism sports welfare development planning information communications home foreign external "
    "housing industry immigration science technology water oil petroleum mines budget veterans "
    "war navy army presidential".split()
)
# Words that change nothing about which office it is.
ASIDE = frozenset(
    "the s and a an its his her their our this that de facto long longtime serving standing first "
    "second third new newly elected current incumbent outgoing acting interim caretaker deputy "
    "vice assistant co top senior junior high highest ranking chief lead leading main special "
    "embattled powerful veteran unnamed anonymous democratically hard line hardline authoritarian "
    "autocratic populist centrist leftist rightist north south day female only youngest oldest "
    "woman ailing strict mr mrs ms dr prof sir hon sheikh one two three four five time term real "
    "country nation republic kingdom agency commission department corps office authority service "
    "protection climate change".split()
)
KNOWN = (
    ASIDE | OUT | HOUSES | SERVICES | HIGH_COURTS | CENTRAL_BANK | LINKS
    | (DEPARTMENTS - PRIVATE - PARTY)
) - frozenset(
    "republican democratic democrat liberal conservative labour green socialist nationalist "
    "christian unionist progressive social left right centre".split()
)  # fmt: skip
# Adjectives in lower case, parties with a capital.
LEANINGS = frozenset(
    "liberal conservative socialist nationalist progressive left right centre wing leaning far "
    "friendly business pro islamist democratic social".split()
)
