"""Every rule by its name, in plain words: what records call `rule` is explained here once.

A name is a base and what was added to it: "apposition+nearby", "capital+named+city", "place:city".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

MEANINGS: Mapping[str, str] = {
    # A name in the text is somebody's.
    "full-name": "a full name, as the language model found it",
    "headline-name": "a full name in the headline, whose surname the body uses alone",
    "title-cue": "a title stands right before the name",
    "kin-cue": "a word of the family stands right before the name",
    "named-cue": "“named” stands right before the name, after a word for a person",
    "role-cue": "a role follows right after the name and a comma",
    "age-cue": "an age stands beside the name",
    "initials-cue": "initials before a surname",
    "given-cue": "a known first name before a surname",
    "again-cue": "its surname speaks alone elsewhere in the article",
    "pronoun-cue": "it does something, and “he” or “she” takes it up",
    "deed-cue": "it does what only people do",
    # A short name is that of somebody named in full.
    "known-name": "a form of the name that the article gives itself",
    "last-name": "the surname, which only one person of the article has",
    "first-name": "the first word of a full name, which only one person of the article has",
    "initials": "initials, which only one person of the article has",
    "nickname": "a usual short form of the first name of one person of the article",
    "title-agrees": "several could be called so; the title before the name fits one of them",
    "no-junior": "two could be called so; the one without “Jr.” is",
    "named-so-far": "several could be called so; only one of them is named before",
    "same-paragraph": "several could be called so; the paragraph names only one of them",
    "ambiguous": "several could be called so, and nothing decides",
    "other-gender": "“Mr” or “Ms” before the name fits nobody who is called so",
    # A role.
    "title-before": "a title right before the name",
    "title-before-comma": "a title before the name and a comma",
    "title-of-several": "one title before the names of several people",
    "apposition": "words right after the name, behind a comma, a dash or a bracket",
    "fronted-role": "words at the start of the sentence, right before the name as its subject",
    "copula": "the sentence says that the person is, became or serves as it",
    "copula-pronoun": "the sentence says it of “he” or “she”, who can only be this person",
    "appointed": "the sentence says that somebody named or elected the person",
    "leads": "the sentence says that the person leads a body or works there",
    "party-label": "a label of party and place beside the name",
    "post-nominal": "letters of an office after the name",
    "outlet": "whose the person is, before the name",
    "unnamed-office": "an office holder whom the article doesn't name",
    "+location": "the country is that of the place in the role",
    "+nearby": "the country is that of the role before it in the paragraph, or of its subject",
    # A country, which no role of the person states.
    "possessive": "a country owns the name, or stands right before or after it",
    "party": "a party of one state, with the name or in the role",
    "owner": "a country owns the role",
    "ranking": "the sentence ranks the person among those of a country",
    "institute": "an institute that sits in one country, with the name or in the role",
    "place-in-title": "the place in the title of the office lies in that country",
    "affiliation": "the body that the name is followed by: “of the Union in Oslo”",
    "owner-meant": "“the country’s” or “its” before the office: the one country named before",
    "office-of-one-state": "only one state has an office of this name",
    "description": "the article speaks of that country's holder of the office, and of no other",
    "ruled-body": "the name stands before a body of that state",
    "ruled-state": "“administration” or the like after the name, and the state of the article",
    "office": "an office of state, in an article about one state that has it",
    "politics": "a part in politics, in an article about one state",
    "body-beside": "who heads a body, beside the one body of a state that the sentence names",
    "leader": "“leader” before the name, beside the state that the article names most",
    "kin": "a relative of somebody who stands for that country",
    # A country is meant.
    "name": "the country's name",
    "demonym": "the adjective or the people of the country",
    "capital": "the capital's name",
    "body": "the name of a body or building of the state",
    "place": "a place in the country",
    ":city": "a city",
    ":town": "a town",
    ":state": "a state of the United States",
    ":part": "a part of the country",
    "+city": "the city is meant",
    "+named": "the word can mean several things; the article names the country clearly elsewhere",
    "+list": "the word can mean several things; it stands in a list of countries",
    "+label": "the word can mean several things; the language model takes it for a place or people",
    "+in": "the word can mean several things; “in” or the like stands before it",
    "+within": "the word can mean several things; it has a capital within a sentence",
    # Who said it.
    "cue-after": "a verb of saying after the words, with its subject",
    "verb-after": "a verb where one of saying is expected, after the words, with its subject",
    "cue-ahead": "a verb of saying at the end of a quotation that runs over paragraphs",
    "cue-governs": "a verb of saying that the sentence puts above the words, with its subject",
    "cue-before": "a verb of saying before the words, with its subject",
    "cue-earlier": "a verb of saying and “that” earlier in the sentence",
    "noun-governs": "a noun of saying that the words belong to, with its owner",
    "according-to": "“according to”",
    "colon": "a colon before the words, behind a clause with one subject",
    "name-colon": "a name and a colon before the words",
    "headline-colon": "a colon and a name after the words, in a headline",
    "paper-before": "a letter or statement before the words, with its author",
    "sentence-before": "the sentence right before is about somebody's words",
    "open": "a verb of saying whose subject is not known",
    "unsaid": "the sentence denies that the words were said",
    "no-speaker": "nobody is found who said it",
    "follow-on": "it goes on from the quotation before, with no speaker of its own",
    "continued": "the quotation runs on from the paragraph before",
    "within-report": "words within a reported statement, by its speaker",
    "clause-of-cue": "the clause that a verb of saying reports",
    "parenthetical-cue": "the sentence around a verb of saying between commas",
    "denial": "what a verb of denying or refusing answers to",
    "as-cue": "the clause beside “as … said”",
    "deed-of-cue": "what a verb of saying tells as a deed",
    "noun-of-saying": "the clause after a noun of saying, with its owner",
    # Who did what with whom.
    "object": "subject and object of a verb",
    "passive": "subject and agent of a verb in the passive",
    "partner": "subject of a verb, and who stands after “with”, “to” or the like",
    "two-subjects": "two who do together what the verb says",
    "dealings": "“talks between” two, or one's “talks with” the other",
    # When it was.
    "iso-day": "a day in figures",
    "full-day": "day, month and year",
    "month-year": "month and year",
    "month-of-year": "a month of this, last or next year",
    "day-month": "day and month",
    "quarter-year": "quarter and year",
    "quarter": "a quarter",
    "season-year": "season and year",
    "weekday": "a day of the week",
    "ago": "so long ago",
    "in-units": "in so many days, weeks, months or years",
    "relative-day": "today, yesterday, tomorrow",
    "relative-unit": "last, this or next week, month, year",
    "part-of-unit": "beginning or end of the week, month, year",
    "the-weekend": "the weekend",
    "decade": "a decade",
    "bare-month": "a month without a year",
    "year": "a year",
    # Why a sentence stands on a page.
    "figures": "another article counts the same thing by another figure",
    "certainty": "of two articles on one event, only one is sure of it",
    "acts": "the person or country acts in it, in one of the newest articles",
    "newest": "the newest sentence that names it",
    "within-window": "from an article of the days that count as new",
    "same-month": "from an article of the month that names it",
    "planned-date": "a plan whose date is not over",
    "date-in-text": "its own words date it",
    "date-of-publication": "the day of publication dates it: it opens the article",
    "event": "one does something with the other in it",
    "same-sentence": "it names both",
    "names-somebody": "it names somebody or a country",
    "doubt": "somebody is named in it who could be this person",
    # Who is one human in several articles.
    "one-article": "the only article with the name",
    "equal-names": "equal names",
    "equal-letters": "equal but for blanks and hyphens; country and role agree",
    "form-of-name": "a form of the name; country and role agree",
    "one-word-name": "one-word name with role; country and role agree",
    "short-form": "short form of the name of the one who has this office of this country",
    # What a page is called.
    "most-articles": "the form in most articles; of several, the longest",
    "first-of-same": "the editor named it first",
    # Everything that an editor's entry decided.
    "correction": "an editor's entry in corrections.toml",
}
PARTS = re.compile(r"[:+]?[^:+]+")


def meaning_of(rule: str, said: Callable[[str], str] = str) -> str:
    """What a rule says, in plain words; "" for one without a name.

    `said` gives the words in another language.

    >>> meaning_of("place:state")
    'a place in the country: a state of the United States'
    >>> meaning_of("copula-pronoun")
    'the sentence says it of “he” or “she”, who can only be this person'
    """
    known = (MEANINGS.get(part, "") for part in PARTS.findall(rule))
    base, *more = [text and said(text) for text in known] or [""]
    return ": ".join(filter(None, [base, "; ".join(filter(None, more))]))
