"""Words that tell an office of a state from a role at something else."""

from __future__ import annotations

from briefgen.analyse.naming import STATE_WORDS

# Who writes and talks for an outlet: what stands before the noun is the beat, or where they sit.
MEDIA = frozenset(
    "anchor anchorman anchorwoman blogger broadcaster columnist commentator correspondent editor "
    "host journalist newscaster newspaperman newsreader photographer photojournalist presenter "
    "pundit reporter publisher interviewer cartoonist cameraman sportswriter producer".split()
)
# Bodies of many states, as written; whoever speaks for one is of no state in it.
INTERNATIONAL = frozenset(
    "UN U.N. U.N UNESCO Unesco UNICEF Unicef UNHCR NATO Nato EU E.U. ASEAN Asean OPEC Opec IMF "
    "IAEA WHO OSCE OECD WTO ICC ICJ Interpol Europol Frontex FIFA Fifa UEFA Uefa IOC ECOWAS Ecowas "
    "IGAD SADC APEC Caricom Mercosur AMISOM UNMISS Amnesty MEP International "
    "Commonwealth".split()
)
INTERNATIONAL_PAIRS = frozenset(
    {("united", "nations"), ("arab", "league"), ("african", "union"), ("red", "cross"),
     ("human", "rights"), ("secretary", "general"), ("agriculture", "organization"),
     ("agriculture", "organisation"), ("european", "commission"), ("european", "union"),
     ("european", "council"), ("european", "parliament"), ("european", "central"),
     ("european", "court"), ("world", "bank"), ("world", "health"), ("world", "food"),
     ("world", "trade"), ("world", "economic")}
)  # fmt: skip
DEPARTMENTS = STATE_WORDS.union(
    "treasury defense defence homeland security interior finance justice health education energy "
    "environment transport transportation labor labour commerce trade economy economic agriculture "
    "fisheries culture tourism sports youth women social welfare development planning information "
    "communications communication home internal external affairs public works housing industry "
    "immigration science technology water oil petroleum mines budget veterans religious national "
    "supreme vice former acting interim then ex late senior chief special assistant under lead "
    "minority majority house white capitol central reserve fed internal investment power rail "
    "lt lt. maj maj. brig brig. gen gen. col col. rear adm adm. capt capt. sgt sgt. retired "
    "republican democratic democrat liberal conservative labour green socialist communist "
    "nationalist christian unionist progressive social left right centre people's gop "
    "presumptive presidential mr. mr mrs. mrs ms. ms dr. dr sir hon. staff general "
    "air police royal local government civil aviation committee subcommittee council "
    "armed maritime patrol command coast guard border services ways means intelligence "
    "appropriations ethics oversight rules relations".split()
) - {"agency", "mission"}
# Lower-case words before an office that make it one of something else than a state.
PRIVATE = frozenset(
    "company firm university college school club union association federation league church bank "
    "hospital team student parish mosque festival foundation institute network station group "
    "corporation society company's board chamber academy museum factory village tribe tribal "
    "sales product bishop bishops regional campus fan youth".split()
)
# Offices that firms, clubs and churches have too: only a title right before the name counts.
AMBIGUOUS = frozenset(
    "president secretary representative commissioner speaker chancellor commander governor "
    "deputy judge justice general king queen".split()
) | {"vice president", "chief of staff", "first secretary", "vice chancellor",
     "principal secretary", "executive secretary", "vice-president",
     "vice-chancellor", "president-elect"}  # fmt: skip
# Nouns that are of a state when a word such as "government", "army", "police" is with them.
SERVANTS = frozenset(
    "spokesman spokeswoman spokesperson official chief head director officer adviser advisor aide "
    "prosecutor inspector superintendent captain lieutenant major sergeant detective constable "
    "chairman chairwoman administrator commissioner boss".split()
) | {"chief spokesman", "deputy director", "deputy head", "deputy chief", "senior official",
     "senior adviser", "senior aide", "police official", "military official", "acting director",
     "government official", "defense official", "security official"}  # fmt: skip
SERVING = frozenset(
    "government ministry army navy military police presidential parliamentary foreign defence "
    "defense interior federal cabinet senate congress parliament election electoral coastguard "
    "house command patrol intelligence justice treasury finance homeland "
    "immigration customs".split()
)
POLITICAL = frozenset(
    "candidate nominee frontrunner front-runner incumbent politician republican democrat "
    "conservative dissident".split()
) | {"presidential candidate", "presidential nominee", "presidential hopeful", "party leader",
     "parliamentary candidate", "gubernatorial candidate", "mayoral candidate", "party chairman",
     "party chairwoman", "party official", "party member", "party secretary", "campaign manager",
     "campaign chairman", "opposition figure", "opposition activist", "deputy leader",
     "running mate"}  # fmt: skip
PARTY_NOUNS = frozenset({"chairman", "chairwoman", "leader", "member", "head", "chief", "chair"})
PARTY_WORDS = frozenset({"party", "democrats", "opposition"})
# Ranks tell no state, unless "Army" or the like is with them: armies fight abroad.
RANKS = frozenset(
    "general colonel captain lieutenant major brigadier marshal admiral commander commodore "
    "brigadier-general sergeant gen col capt lt maj brig adm cmdr cpl pvt pfc spc sgt".split()
) | {"lieutenant colonel", "lieutenant general", "major general", "brigadier general",
     "rear admiral", "vice admiral", "field marshal", "supreme commander", "lt col", "lt gen",
     "maj gen", "brig gen", "rear adm", "vice adm", "lt cmdr"}  # fmt: skip
# Forms of address, and members of houses of many states.
STYLES = frozenset(
    "prof professor rev reverend lord pope mep peer duke duchess statesman diplomat".split()
)
# Who is sent to a state by another one: no donor of a country for those named after them.
ENVOYS = frozenset(
    "ambassador envoy consul attache attaché emissary diplomat".split()
) | {"consul general", "consul-general", "special envoy", "high commissioner", "charge d'affaires",
     "chargé d'affaires", "special representative", "permanent representative"}  # fmt: skip
# Who is at the head of a state: never said of another state's in the same breath.
TOP = frozenset(
    "president premier chancellor king queen emperor taoiseach emir sultan leader pm pres".split()
) | {"prime minister", "supreme leader", "president-elect", "head of state", "monarch",
     "prime minister-elect", "dictator", "ruler", "crown prince"}  # fmt: skip
FAMILY = frozenset(
    "father mother son daughter brother sister uncle aunt nephew niece grandson granddaughter "
    "grandfather grandmother half-brother half-sister wife husband widow widower cousin".split()
) | {"elder brother", "elder sister", "older brother", "older sister", "younger brother",
     "younger sister", "twin brother", "twin sister"}  # fmt: skip
IN_OFFICE = frozenset(
    "former then ex incumbent outgoing current interim acting ousted deposed late deputy vice "
    "caretaker".split()
)
PAST = frozenset({"former", "ex", "late", "ousted", "deposed", "then", "onetime", "retired"})
