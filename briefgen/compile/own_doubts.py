"""What stayed open about one person, as the person's page shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefgen.compile.directory import Directory
from briefgen.compile.indexed import IndexedArticle
from briefgen.compile.lines import Line, line_of
from briefgen.compile.near_equal import says_no_more
from briefgen.compile.settling import settle_question, settling_lines
from briefgen.compile.statements import line_statement
from briefgen.compile.told_once import Stories
from briefgen.compile.uncertain import by_weight, reason_of
from briefgen.dossiers import Uncertain
from briefgen.model import OpenDoubt
from briefgen.outline import Outline
from briefgen.questions import Question, Side

UNCERTAIN = 12


class OpenMatters:
    """All that stayed open, by the article it is in and by the person it may be about."""

    def __init__(self, doubts: Iterable[OpenDoubt], questions: Iterable[Question]) -> None:
        self.doubts, self.questions = tuple(doubts), tuple(questions)
        self.in_article: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
        self.of_person: defaultdict[str, list[OpenDoubt]] = defaultdict(list)
        self.asked_of: defaultdict[str, list[Question]] = defaultdict(list)
        for doubt in self.doubts:
            self.in_article[doubt.article].append(doubt)
            for slug in doubt.candidates:
                self.of_person[slug].append(doubt)
        for question in self.questions:
            for slug in question.slugs:
                self.asked_of[slug].append(question)

    def others(self, slug: str) -> tuple[str, ...]:
        """Everybody whom the same doubts and questions may be about, by slug, sorted."""
        found = {other for doubt in self.of_person[slug] for other in doubt.candidates}
        found |= {other for question in self.asked_of[slug] for other in question.slugs}
        return tuple(sorted(found))

    def articles(self, slug: str) -> tuple[str, ...]:
        """The articles that a person's doubts and questions are shown from, sorted."""
        found = {doubt.article for doubt in self.of_person[slug]}
        found |= {side.article for question in self.asked_of[slug] for side in question.sides}
        return tuple(sorted(found))


def uncertain_lines(
    slug: str,
    open_matters: OpenMatters,
    outlines: Mapping[str, Outline],
    articles: Mapping[str, IndexedArticle],
    directory: Directory,
    stories: Stories,
) -> tuple[Uncertain, ...]:
    """The questions about this person, then the mentions that could be, newest story first.

    With who else it could be. A sentence with the same mention twice is shown once, also where
    copies of a text have it.
    """
    lines = []
    for question in open_matters.asked_of[slug]:
        side = _side(question, slug)
        if (line := _line(side.article, side.sentence, articles)) is not None:
            outline = outlines[side.article]
            lines.append(_of_question(question, side, line, outline, directory, stories))
    del lines[UNCERTAIN:]
    mine = [doubt for doubt in open_matters.of_person[slug] if doubt.article in outlines]
    told = stories.told({d.article: outlines[d.article] for d in mine}.values())
    order = {o.id: number for number, o in enumerate(o for story in told for o in story)}
    mine.sort(key=lambda doubt: (order[doubt.article], doubt.doubt.start))
    for doubt, line in _once(mine, articles, stories):
        if len(lines) == UNCERTAIN:
            break
        others = [c for c in doubt.candidates if c != slug and c in directory.by_slug]
        lines.append(
            Uncertain(
                statement=line_statement(outlines[doubt.article], line, directory, rule="doubt"),
                mention=doubt.doubt.text,
                reason=doubt.doubt.reason,
                candidates=tuple(directory.by_slug[other].link for other in others),
                settle=settling_lines(doubt, slug, others, directory),
                kind=doubt.doubt.kind,
            )
        )
    return tuple(lines)


def _of_question(
    question: Question,
    side: Side,
    line: Line,
    outline: Outline,
    directory: Directory,
    stories: Stories,
) -> Uncertain:
    """A question by one of its sides, with the other pages that it is about."""
    others = [slug for slug in question.slugs if question.kind == "join" and slug == side.slug]
    return Uncertain(
        statement=line_statement(outline, line, directory, rule="doubt"),
        mention=side.text,
        reason=reason_of(question, stories),
        candidates=tuple(directory.by_slug[other].link for other in others),
        settle=tuple(o.line for o in settle_question(by_weight(question), directory)),
        kind=question.kind,
    )


def _side(question: Question, slug: str) -> Side:
    """The side to look at on a person's page: the other page, or what fewest articles say."""
    if question.kind == "join":
        return next(side for side in question.sides if side.slug != slug)
    return min(question.sides, key=lambda side: (len(side.articles), side.country))


def _once(
    doubts: Iterable[OpenDoubt], articles: Mapping[str, IndexedArticle], stories: Stories
) -> Iterator[tuple[OpenDoubt, Line]]:
    """The doubts with their sentences, without those that say no more than one before."""
    shown: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for doubt in doubts:
        line = _line(doubt.article, doubt.sentence, articles)
        if line is None:
            continue
        same = shown[stories.lead(doubt.article), doubt.doubt.text]
        if not any(line.text == text or says_no_more(line.text, text) for text in same):
            same.append(line.text)
            yield doubt, line


def _line(article: str, sentence: str, articles: Mapping[str, IndexedArticle]) -> Line | None:
    """A sentence of an article, None where there is none with this id."""
    indexed = articles[article]
    found = indexed.sentences.with_id(sentence)
    return None if found is None else line_of(indexed, found)
