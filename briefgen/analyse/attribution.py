"""All quotes of one article with their speakers: direct ones, follow-ons and reports."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.analyse.cues import Attribution
from briefgen.analyse.fragments import is_bare_fragment, is_title
from briefgen.analyse.lead_ins import sentence_before
from briefgen.analyse.lexicon import speech_act
from briefgen.analyse.pronouns import NOTHING_SAID, Memory
from briefgen.analyse.reported import Report, find_reports
from briefgen.analyse.scene import Scene
from briefgen.analyse.speakers import attribute, attribute_ahead
from briefgen.analyse.subjects import author_of
from briefgen.analyse.tokens import Range, Token
from briefgen.analyse.turns import Said, report_around, turn_before
from briefgen.model import Doubt, Quote, Span, Speaker


class Speech(NamedTuple):
    """The quotes in text order (ids "q1" onwards), and the speakers that stayed open."""

    quotes: tuple[Quote, ...]
    doubts: tuple[Doubt, ...]


def find_quotes(scene: Scene, sentence_ids: tuple[str, ...]) -> Speech:
    """Direct quotes and reported statements with their speakers, in text order.

    The article is read from front to back, since pronouns and follow-on quotes depend on who spoke
    before. A speaker stays None where nobody is named or pointed at; "he" that could be two people
    stays a pronoun without a person, and leaves a doubt.
    """
    return _Listener(scene).listen(sentence_ids)


class _Listener:
    """Reads one article's speech from front to back and remembers who spoke."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._memory = scene, Memory(scene)
        self._said: list[Said] = []
        self._doubts: list[Doubt] = []

    def listen(self, sentence_ids: tuple[str, ...]) -> Speech:
        """Walk over quotations and reports in text order."""
        scene = self._scene
        events: list[tuple[int, int, int, Report | None]] = []
        for number, tokens in enumerate(scene.ranges):
            if tokens.first < tokens.last:
                events.append((tokens.first + 1, 1, number, None))
        events += [(report.clause.first, 0, -1, report) for report in find_reports(scene)]
        for _, _, number, event in sorted(events, key=lambda e: e[:3]):
            if event is None:
                self._direct(number)
            else:
                self._reported(event)
        self._said.sort(key=lambda said: (said.span.start, said.span.end, said.kind))
        ids = {said.span: f"q{n}" for n, said in enumerate(self._said, start=1)}
        quotes = tuple(self._quote(said, ids, sentence_ids) for said in self._said)
        return Speech(quotes, tuple(self._doubts))

    def _quote(self, said: Said, ids: dict[Span, str], sentence_ids: tuple[str, ...]) -> Quote:
        """The record of one quote."""
        return Quote(
            start=said.span.start,
            end=said.span.end,
            id=ids[said.span],
            text=self._scene.reading.text[said.span.start : said.span.end],
            kind="direct" if said.kind == "direct" else "reported",
            sentence=sentence_ids[said.sentence],
            speaker=said.speaker,
            rule=said.rule,
            cue=said.cue,
            follows=ids.get(said.follows) if said.follows else None,
        )

    def _direct(self, number: int) -> None:
        """Judge one quotation: its own cue, else the speaker before it, else nobody."""
        scene = self._scene
        if is_title(scene, number):
            return
        quotation, tokens = scene.quotations[number], scene.ranges[number]
        span = Span(quotation.start, quotation.end)
        sentence = scene.reading.tokens[tokens.first].sentence
        found = attribute(scene, number) or attribute_ahead(scene, number)
        if found is None or found.head is None:
            around = report_around(self._said, span) if found is None else None
            before = around or turn_before(scene, self._said, number)
            if before is not None:
                self._go_on(number, before, is_within=around is not None)
                return
            if is_bare_fragment(scene, number):
                return
            found = sentence_before(scene, tokens)
        if found is not None and found.head is not None:
            speaker, person = self._identify(found.head, tokens)
            self._add(span, "direct", sentence, speaker, person, found, quotation.block)
        else:
            said = Said(
                span, "direct", sentence, None, None, None, "no-speaker", None, quotation.block
            )
            self._said.append(said)

    def _go_on(self, number: int, before: Said, *, is_within: bool) -> None:
        """Add a quotation whose speaker is that of the quote or report `before`."""
        scene = self._scene
        quotation, tokens = scene.quotations[number], scene.ranges[number]
        goes_on = number > 0 and not scene.quotations[number - 1].closed
        rule = "within-report" if is_within else "continued" if goes_on else "follow-on"
        self._said.append(
            Said(
                Span(quotation.start, quotation.end), "direct",
                scene.reading.tokens[tokens.first].sentence, before.speaker, before.person, None,
                rule, None if is_within else before.span, quotation.block,
            )
        )  # fmt: skip
        if before.person is not None:
            self._memory.note_speaker(tokens.first, before.person)

    def _reported(self, report: Report) -> None:
        """Add one reported statement."""
        scene = self._scene
        clause = scene.reading.span(report.clause.first, report.clause.last)
        token = scene.reading.tokens[report.clause.first]
        speaker, person = None, None
        if report.head is not None:  # "Roe had left, he said": it may be Roe who said so
            is_before = report.head.index < report.clause.first
            speaker, person = self._identify(
                report.head, report.clause if is_before else NOTHING_SAID
            )
        attribution = Attribution(report.head or token, report.cue, report.rule)
        self._add(clause, "reported", token.sentence, speaker, person, attribution, token.block)

    def _add(
        self, span: Span, kind: str, sentence: int, speaker: Speaker | None, person: int | None,
        found: Attribution, block: int,
    ) -> None:  # fmt: skip
        """Keep a quote and remember its speaker."""
        self._said.append(
            Said(span, kind, sentence, speaker, person, found.cue, found.rule, None, block)
        )
        if person is not None and found.head is not None:
            self._memory.note_speaker(found.head.index, person)

    def _identify(self, head: Token, said: Range) -> tuple[Speaker, int | None]:
        """The speaker's record, with the person where the head word means one for sure.

        `said` are the tokens of what was said.
        """
        scene, memory = self._scene, self._memory
        if head.dep == "nsubj" and speech_act(scene.reading.tokens[head.head]):
            author = author_of(scene.reading, head)
            head = author if author is not None and not scene.is_quoted(author.index) else head
        person = scene.person_of(head)
        of = None
        if person is None and head.tag == "PRP":
            person = memory.pronoun(head, said)
            if person is None and head.lower in ("he", "she"):
                names = (scene.people[n].name for n in memory.could_mean(head, said))
                self._doubts.append(_open_pronoun(head, tuple(sorted(names))))
        elif person is None:
            of = memory.owner(head)
            if of is None:
                person = memory.role_holder(head)
                if person is None:
                    person = memory.same_again(head)
        return scene.speaker(head, person, of), person


def _open_pronoun(token: Token, candidates: tuple[str, ...]) -> Doubt:
    """The doubt that an unresolved "he said" leaves."""
    return Doubt(
        start=token.start,
        end=token.end,
        text=token.text,
        reason="the speaker is a pronoun that could mean several people, or nobody named",
        candidates=candidates,
    )
