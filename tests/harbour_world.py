"""Four short articles about people who don't exist, read by hand; several tests share them."""

from __future__ import annotations

from briefgen.model import Cast
from builders import Story
from whole import Dossiers, compile_all, resolved


def quota_talks() -> Story:
    """2 May: a minister opens talks; follow-on quotes, a quote over two sentences, a plan."""
    story = Story(
        "quota-talks",
        "2025-05-02",
        """
        Norwegian Fisheries Minister Ane Tveit opened quota talks with Iceland in Bergen on Friday.
        “We will share the catch fairly,” Tveit said.
        “Nobody will leave empty-handed.
        That is a promise,” she added.

        Iceland's chief negotiator, Jonas Hrafnsson, said Tveit had moved the talks forward.
        “Tveit listens,” he said.
        Tveit will travel to Reykjavik next week.
        """,
        headline="Tveit opens quota talks",
        tail="Tags: Ane Tveit, fish",
    )
    minister = story.role(("s1", "Norwegian Fisheries Minister"), "NO", office="speaks")
    tveit = story.person(
        "Ane Tveit",
        ("s0", "Tveit"),
        ("s1", "Ane Tveit", "acts"),
        ("s2", "Tveit", "acts"),
        ("s5", "Tveit"),
        ("s6", "Tveit"),
        ("s7", "Tveit", "acts"),
        roles=[minister],
    )
    negotiator = story.role(("s5", "Iceland's chief negotiator"), "IS", office="speaks")
    hrafnsson = story.person(
        "Jonas Hrafnsson", ("s5", "Jonas Hrafnsson", "acts"), roles=[negotiator]
    )
    story.country("NO", ("s1", "Norwegian"), "demonym")
    story.country("NO", ("s1", "Bergen"), "place", "place")
    story.country("IS", ("s1", "Iceland"))
    story.country("IS", ("s5", "Iceland"))
    story.country("IS", ("s7", "Reykjavik"), "capital", "place")
    first = story.quote(
        ("s2", "“We will share the catch fairly,”"), ("s2", "Tveit"), person=tveit, cue="said"
    )
    story.quote(
        ("s3", "“Nobody will leave empty-handed. That is a promise,”"),
        ("s4", "she"),
        person=tveit,
        speaker_kind="pronoun",
        cue="added",
        follows=first,
    )
    story.quote(
        ("s5", "Tveit had moved the talks forward"),
        ("s5", "Jonas Hrafnsson"),
        person=hrafnsson,
        kind="reported",
        cue="said",
    )
    story.quote(
        ("s6", "“Tveit listens,”"),
        ("s6", "he"),
        person=hrafnsson,
        speaker_kind="pronoun",
        cue="said",
    )
    story.sentence("s2", voice="quote", modality="planned", cues=["will", "said"])
    story.sentence("s3", voice="quote", modality="planned", cues=["will"])
    story.sentence("s4", voice="quote", cues=["added"])
    story.sentence("s5", voice="reported", cues=["said"])
    story.sentence("s6", voice="quote", cues=["said"])
    story.sentence("s7", modality="planned", cues=["will"])
    story.time(("s1", "Friday"), "2025-05-02", "computed")
    story.time(("s7", "next week"), "2025-W19", "computed")
    return story


def wire_copy() -> Story:
    """3 May: another outlet prints two sentences of the first article word for word."""
    story = Story(
        "pier-post-quota",
        "2025-05-03",
        """
        Trawler owners waited on Saturday.
        “We will share the catch fairly,” Tveit said.
        Iceland's chief negotiator, Jonas Hrafnsson, said Tveit had moved the talks forward.
        Ane Tveit left early.
        """,
        source="The Pier Post",
    )
    tveit = story.person(
        "Ane Tveit",
        ("s2", "Tveit", "acts"),
        ("s3", "Tveit"),
        ("s4", "Ane Tveit", "acts"),
    )
    negotiator = story.role(("s3", "Iceland's chief negotiator"), "IS", office="speaks")
    hrafnsson = story.person(
        "Jonas Hrafnsson", ("s3", "Jonas Hrafnsson", "acts"), roles=[negotiator]
    )
    story.country("IS", ("s3", "Iceland"))
    story.quote(
        ("s2", "“We will share the catch fairly,”"), ("s2", "Tveit"), person=tveit, cue="said"
    )
    story.quote(
        ("s3", "Tveit had moved the talks forward"),
        ("s3", "Jonas Hrafnsson"),
        person=hrafnsson,
        kind="reported",
        cue="said",
    )
    story.sentence("s2", voice="quote", modality="planned", cues=["will", "said"])
    story.sentence("s3", voice="reported", cues=["said"])
    story.time(("s1", "Saturday"), "2025-05-03", "computed")
    return story


def harbour_visit() -> Story:
    """12 June: the minister has left office; a country inferred; an office without a name."""
    story = Story(
        "harbour-visit",
        "2025-06-12",
        """
        Kenya's transport secretary, Wambui Karimo, received former minister Ane Tveit in Mombasa.
        Harbour Minister Peter Odhira opened the new quay on 10 June 2025.
        Iceland's coast guard chief praised Tveit.

        “Tveit knows every quay in Norway,” Odhira told reporters.
        Kenya will sign a harbour treaty with Norway in July.
        Karimo denied that Tveit had asked for a berth.
        """,
        source="Harbour Wire",
    )
    story.person(
        "Ane Tveit",
        ("s1", "Ane Tveit"),
        ("s3", "Tveit"),
        ("s4", "Tveit"),
        ("s6", "Tveit"),
        roles=[story.role(("s1", "former minister"), office="out")],
    )
    karimo = story.person(
        "Wambui Karimo",
        ("s1", "Wambui Karimo", "acts"),
        ("s6", "Karimo", "acts"),
        roles=[story.role(("s1", "Kenya's transport secretary"), "KE", office="speaks")],
    )
    odhira = story.person(
        "Peter Odhira",
        ("s2", "Peter Odhira", "acts"),
        ("s4", "Odhira", "acts"),
        roles=[
            story.role(
                ("s2", "Harbour Minister"),
                "KE",
                "inferred",
                evidence=[("s1", "Kenya's transport secretary"), ("s2", "Harbour Minister")],
                office="speaks",
            )
        ],
    )
    story.country("KE", ("s1", "Kenya"))
    story.country("KE", ("s1", "Mombasa"), "place", "place")
    story.country("IS", ("s3", "Iceland"))
    story.country("NO", ("s4", "Norway"))
    story.country("KE", ("s5", "Kenya"), use="acts")
    story.country("NO", ("s5", "Norway"))
    story.office(("s3", "Iceland's coast guard chief"), "IS")
    story.quote(
        ("s4", "“Tveit knows every quay in Norway,”"),
        ("s4", "Odhira"),
        person=odhira,
        cue="told reporters",
    )
    story.quote(
        ("s6", "Tveit had asked for a berth"),
        ("s6", "Karimo"),
        person=karimo,
        kind="reported",
        cue="denied",
    )
    story.sentence("s4", voice="quote", cues=["told reporters"])
    story.sentence("s5", modality="planned", cues=["will"])
    story.sentence("s6", voice="reported", modality="denied", cues=["denied"])
    story.time(("s2", "10 June 2025"), "2025-06-10")
    story.time(("s5", "July"), "2025-07", "computed")
    return story


def council_note() -> Story:
    """14 June: only the surname, so nobody knows whether it is she."""
    story = Story(
        "council-note",
        "2025-06-14",
        """
        The Nordic Ocean Council met on Saturday.
        A speech by Tveit was read out.
        """,
        source="The Pier Post",
    )
    story.person("Tveit", ("s2", "Tveit"))
    story.time(("s1", "Saturday"), "2025-06-14", "computed")
    return story


STORIES = (quota_talks, wire_copy, harbour_visit, council_note)


def cast() -> Cast:
    """Who is who in the four articles."""
    return resolved(make() for make in STORIES)


def dossiers() -> Dossiers:
    """The dossiers of the four articles."""
    stories = [make() for make in STORIES]
    articles = {story.article().id: story.article() for story in stories}
    analyses = {story.analysis().article: story.analysis() for story in stories}
    return compile_all(cast(), articles, analyses)
