"""What stayed open, as rows for an editor: equal doubts together, the weightiest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

import msgspec

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import line_of
from briefgen.compile.marks import statement_marks
from briefgen.compile.settling import Settling, settle_doubts, settle_question
from briefgen.compile.statements import citation_of, line_statement
from briefgen.compile.told_once import Stories
from briefgen.data import countries
from briefgen.dossiers import Citation, EntityLink, Statement, person_url
from briefgen.model import DoubtKind, OpenDoubt
from briefgen.outline import Outline, without_possessive
from briefgen.pages import DoubtRow, ShownDoubt
from briefgen.questions import Question, Side

PLACES = 12  # that a row names
ONE_OF_EACH = 3  # sentences that show two pages, or what articles contradict each other about
TOP = 12  # people named in most articles, as many as the home page has
# Between two pages, or whose words they are, weighs most; then what a page says of its person.
STAKES: Mapping[DoubtKind, int] = {
    "join": 3, "namesakes": 3, "speaker": 3, "role": 2, "country": 2, "mention": 1,
}  # fmt: skip
KINDS = tuple(STAKES)


class Rows:
    """Makes the rows of one site."""

    def __init__(
        self,
        order: Iterable[str],
        stories: Stories,
        directory: Directory,
        named: Mapping[str, int],
    ) -> None:
        """Take what rows are made with.

        Args:
            order: the ids of all articles, newest first.
            stories: which of them are one text.
            directory: who has which page.
            named: how many articles name the owner of a page, by its address.
        """
        self._order = {article: number for number, article in enumerate(order)}
        self._stories, self._directory, self._named = stories, directory, named
        people = sorted((-count, url) for url, count in named.items() if url.startswith("people/"))
        self._top = frozenset(url for _, url in people[:TOP])

    def of(
        self, doubts: Iterable[OpenDoubt], questions: Iterable[Question]
    ) -> tuple[DoubtRow, ...]:
        """A row for all equal doubts and for each question, the weightiest first."""
        equal: defaultdict[Hashable, list[OpenDoubt]] = defaultdict(list)
        for doubt in doubts:
            equal[self._what(doubt)].append(doubt)
        rows = [self._of_doubts(same) for same in equal.values()]
        rows += [self._of_question(question) for question in questions]
        return tuple(sorted(rows, key=self._rank))

    def _what(self, doubt: OpenDoubt) -> Hashable:
        """What two doubts must have in common to be one row.

        Whose words a quotation is, each article asks for itself; the copies of a text ask once.
        """
        if doubt.is_split:
            return doubt.candidates
        text = without_possessive(doubt.doubt.text).casefold()
        is_speaker = doubt.doubt.kind == "speaker"
        said = (self._lead(doubt.article), doubt.words) if is_speaker else ()
        who = doubt.candidates or doubt.doubt.candidates
        return doubt.doubt.kind, text, doubt.doubt.reason, who, said, doubt.is_bare

    def _of_doubts(self, doubts: Sequence[OpenDoubt]) -> DoubtRow:
        """The row of equal doubts."""
        placed = [
            msgspec.structs.replace(doubt, candidates=self._heaviest(doubt.candidates))
            for doubt in sorted(doubts, key=lambda d: (self._order[d.article], d.doubt.start))
        ]
        first = placed[0]
        told: dict[Hashable, OpenDoubt] = {}
        for doubt in placed:
            human = (doubt.article, doubt.doubt.start)
            told.setdefault(human if first.is_split else self._lead(doubt.article), doubt)
        affected = self._fewer(first.candidates) if first.is_split else len(told)
        return self._row(
            kind=first.doubt.kind,
            text=without_possessive(first.doubt.text),
            reason=first.doubt.reason,
            articles=affected,
            people=first.candidates,
            places=[citation_of(d.article, d.sentence, d.doubt) for d in told.values()],
            settle=settle_doubts(placed, self._directory),
            words=first.words,
        )

    def _of_question(self, question: Question) -> DoubtRow:
        """The row of a question."""
        asked = by_weight(question)
        counts = [articles_of(side, self._stories) for side in asked.sides]
        return self._row(
            kind=question.kind,
            text=" / ".join(dict.fromkeys(side.text for side in asked.sides)),
            reason=reason_of(question, self._stories),
            articles=counts[-1] if question.kind == "join" else sum(counts[1:]),
            people=asked.slugs,
            places=[citation_of(side.article, side.sentence, side.place) for side in asked.sides],
            settle=settle_question(asked, self._directory),
        )

    def _row(
        self,
        *,
        kind: DoubtKind,
        text: str,
        reason: str,
        articles: int,
        people: Iterable[str],
        places: Sequence[Citation],
        settle: Sequence[Settling],
        words: str = "",
    ) -> DoubtRow:
        """The row with its weight."""
        links = [self._directory.by_slug[s].link for s in people if s in self._directory.by_slug]
        stake = 2 if kind == "mention" and len(links) > 1 else STAKES[kind]
        stake = stake if settle else 0
        weight = articles * stake * (2 if any(link.url in self._top for link in links) else 1)
        return DoubtRow(
            kind=kind,
            text=text,
            reason=reason,
            weight=weight,
            articles=articles,
            candidates=tuple(links),
            places=tuple(places[:PLACES]),
            settle=tuple(one.line for one in settle),
            commands=tuple(one.command for one in settle),
            words=words,
        )

    def _rank(self, row: DoubtRow) -> tuple[object, ...]:
        """A sort key: the weight, the candidate named in most articles, the kind, the text."""
        most = max((self._articles(link) for link in row.candidates), default=0)
        place = (row.places[0].article, row.places[0].start)
        return -row.weight, -most, KINDS.index(row.kind), row.text, *place

    def _heaviest(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """The pages that most articles name first."""
        return tuple(sorted(slugs, key=lambda slug: (-self._named.get(person_url(slug), 0), slug)))

    def _fewer(self, slugs: Iterable[str]) -> int:
        """The articles of all pages but the one with most: they would move to another page."""
        counts = sorted(self._named.get(person_url(slug), 0) for slug in slugs)
        return max(1, sum(counts[:-1]))

    def _articles(self, link: EntityLink) -> int:
        """How many articles name the owner of a page."""
        return self._named.get(link.url, 0)

    def _lead(self, article: str) -> str:
        """The article that stands for the text."""
        return self._stories.lead(article)


def open_mentions(doubts: Iterable[OpenDoubt], stories: Stories) -> int:
    """How many mentions are open; those that copies of a text share count once."""
    found: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    by_article: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
    for doubt in doubts:
        by_article[doubt.article].append(doubt)
    for article, own in by_article.items():
        found[stories.lead(article)] |= Counter((d.doubt.text, d.doubt.reason) for d in own)
    return sum(counts.total() for counts in found.values())


def cited(
    citation: Citation, indexed: IndexedArticle, outline: Outline, directory: Directory
) -> Statement | None:
    """The sentence that a citation stands in, None where it stands in none."""
    sentence = indexed.sentences.with_id(citation.sentence)
    if sentence is None:
        return None
    plain = line_statement(outline, line_of(indexed, sentence), directory, rule="doubt")
    marks = statement_marks(indexed, sentence, directory)
    return msgspec.structs.replace(plain, marks=marks)


def shown_doubt(row: DoubtRow, cited: Callable[[Citation], Statement | None]) -> ShownDoubt:
    """A row with the sentences that show it, each once: of two pages or countries one of each."""
    count = 1 if row.kind in ("mention", "speaker") else ONE_OF_EACH
    found = (cited(place) for place in row.places[:count])
    statements = dict.fromkeys(statement for statement in found if statement)
    return ShownDoubt(**msgspec.structs.asdict(row), statements=tuple(statements))


def reason_of(question: Question, stories: Stories) -> str:
    """Why a question is asked, in plain words, with how many articles say what."""
    if question.kind == "join":
        return f"{question.why}, and no article names both"
    *most, last = (_told(side, stories) for side in by_weight(question).sides)
    return f"{question.why}: {', '.join(most)} and {last}"


def by_weight(question: Question) -> Question:
    """The question with what most articles say first."""

    def weight(side: Side) -> tuple[int, str, str]:
        return -len(side.articles), side.slug, side.country

    return Question(question.kind, question.why, tuple(sorted(question.sides, key=weight)))


def articles_of(side: Side, stories: Stories) -> int:
    """How many articles have a side, those of one text once."""
    return len({stories.lead(article) for article in side.articles})


def _told(side: Side, stories: Stories) -> str:
    """What a side says and how many articles do: "Norway in 2 articles"."""
    facts, count = countries(), articles_of(side, stories)
    name = facts[side.country].name if side.country in facts else side.country
    return f"{name} in {count} article{'' if count == 1 else 's'}"
