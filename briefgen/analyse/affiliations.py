"""What the roles of a person say about whom they belong to: a state, a party, a family, others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.analyse.naming import NOT_OF_STATE, STATE_WORDS
from briefgen.analyse.role_titles import RolePhrase
from briefgen.analyse.scene import Scene
from briefgen.analyse.states import is_listed

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
    "IGAD SADC APEC Caricom Mercosur AMISOM UNMISS Amnesty MEP European International World "
    "Commonwealth".split()
)
INTERNATIONAL_PAIRS = frozenset(
    {("united", "nations"), ("arab", "league"), ("african", "union"), ("red", "cross"),
     ("human", "rights"), ("secretary", "general")}
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
    {"prof", "lord", "pope", "mep", "peer", "duke", "duchess", "statesman", "diplomat"}
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


class Facts(NamedTuple):
    """The role phrases of a person by what they tell.

    `phrases` are all of them. `rules` says that one of them is at the head of a state or a
    movement, `elsewhere` forbids all conclusions.
    """

    phrases: tuple[RolePhrase, ...]
    offices: tuple[RolePhrase, ...]
    politics: tuple[RolePhrase, ...]
    family: tuple[RolePhrase, ...]
    rules: bool
    elsewhere: bool


def facts_of(scene: Scene, number: int, phrases: Sequence[RolePhrase]) -> Facts:
    """What the role phrases of the person `number` tell about whom they belong to."""
    bound = any(_is_bound(scene, phrase) and not is_past(scene, phrase) for phrase in phrases)
    offices = tuple(p for p in phrases if _is_office(scene, p, bound=bound))
    media = any(is_media(p) and not is_past(scene, p) for p in phrases)
    international = any(_is_international(scene, p) for p in phrases)
    return Facts(
        phrases=tuple(phrases),
        offices=offices,
        politics=tuple(p for p in phrases if _is_political(scene, p)),
        family=tuple(p for p in phrases if p.noun.noun in FAMILY),
        rules=any(p.noun.noun in TOP for p in phrases),
        elsewhere=media or international or _is_of_outlet(scene, number),
    )


def borrows_country(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role is an office that the role phrase before it can lend its country to.

    Heads of state don't share a country with the one before them: they are met by them.
    """
    return (
        phrase.noun.kind == "state"
        and phrase.noun.noun not in TOP
        and not _is_bound(scene, phrase)
        and not _is_international(scene, phrase)
    )


def is_media(phrase: RolePhrase) -> bool:
    """Whether the role is one at a newspaper, a broadcaster or the like."""
    return phrase.noun.noun.rpartition(" ")[2] in MEDIA or "editor" in phrase.noun.noun


def office_name(scene: Scene, phrase: RolePhrase) -> str:
    """The office as `offices.csv` lists it: with the words before its noun that belong to it."""
    words = [t.lower for t in scene.reading.tokens[phrase.first : phrase.head + 1]]
    for start in range(len(words)):
        if is_listed(name := " ".join(words[start:])):
            return name
    return phrase.noun.noun


def is_past(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether the role is one that the person no longer has, or not yet."""
    words = {t.lower for t in scene.reading.tokens[phrase.first : phrase.head + 1]}
    return bool(words & PAST)


def _is_office(scene: Scene, phrase: RolePhrase, *, bound: bool) -> bool:
    """Whether a role is an office of a state, with no organisation of another kind in it.

    `bound` says that another role of the person names an organisation.
    """
    noun = phrase.noun.noun
    words = [t.lower for t in scene.reading.tokens[phrase.first : phrase.last]]
    if _is_bound(scene, phrase) or PRIVATE & set(words):
        return False
    if noun in STYLES:
        return False
    if noun in RANKS:
        return bool(SERVING & set(words))
    if phrase.noun.kind == "state":
        return noun not in AMBIGUOUS or (not bound and _is_title(scene, phrase))
    return noun in SERVANTS and bool(SERVING & set(words))


def _is_title(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role stands right before the name as an office of state does.

    "President Roe", "former president Roe"; not "long-time president Roe", who leads a club.
    """
    tokens = scene.reading.tokens
    before = tokens[phrase.head - 1].lower if phrase.head > phrase.first else ""
    placed = phrase.head - 1 in scene.countries
    in_office = tokens[phrase.head].is_capitalised or before in IN_OFFICE or placed
    return phrase.rule == "title-before" and in_office


def _is_bound(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role names an organisation: any capitalised word that is none of a state."""
    tokens = scene.reading.tokens
    size = len(phrase.noun.noun.replace("-", " - ").split())
    for index in range(phrase.first, phrase.last):
        token = tokens[index]
        of_noun = phrase.head - size < index <= phrase.head or phrase.noun.noun.endswith("minister")
        known = index in scene.countries or index in scene.person_at or of_noun
        if known or not token.is_capitalised or token.lower in DEPARTMENTS:
            continue
        starts = index == scene.reading.sentence_of(token).first
        if not (starts and token.tag.startswith(("JJ", "RB", "VB", "DT"))):
            return True
    return any(tokens[i].lower in NOT_OF_STATE for i in range(phrase.first, phrase.last))


def _is_international(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role is one at a body of many states."""
    tokens = scene.reading.tokens[phrase.first : phrase.last]
    if phrase.noun.noun in ("secretary-general", "mep"):
        return True
    pairs = set(pairwise(token.lower for token in tokens))
    words = {token.text for token in tokens}
    if phrase.noun.noun.endswith("minister"):
        words -= {"International", "European", "World"}  # "International Trade Minister"
    return bool(INTERNATIONAL & words) or bool(INTERNATIONAL_PAIRS & pairs)


def _is_political(scene: Scene, phrase: RolePhrase) -> bool:
    """Whether a role is one in the politics of some state: a candidate, a party's leader."""
    words = {t.lower for t in scene.reading.tokens[phrase.first : phrase.last]}
    noun = phrase.noun.noun
    if noun in POLITICAL:
        return bool(words & PARTY_WORDS) or not _is_bound(scene, phrase)
    return noun in PARTY_NOUNS and bool(words & PARTY_WORDS)


def _is_of_outlet(scene: Scene, number: int) -> bool:
    """Whether the name of an organisation owns the person's: "Northgate's Jan Roe"."""
    tokens = scene.reading.tokens
    for first, _, _ in scene.people[number].mentions:
        if first < 2 or tokens[first - 1].text not in ("'s", "’s"):
            continue
        if tokens[first - 2].label == "ORG" and first - 2 not in scene.countries:
            return True
    return False
