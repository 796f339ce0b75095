"""From two versions to the list of changes: every file of ``changes/`` is asked, then each fact is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from cxmap.diff.accept import acceptances
from cxmap.diff.change import IMPROVEMENT, NEUTRAL, REGRESSION, Change, Changes, Judgement
from cxmap.diff.changes import catalogue, kinds
from cxmap.diff.fact import Fact
from cxmap.diff.fingerprint import fingerprint
from cxmap.diff.match import Match
from cxmap.diff.put_back import PutBack
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import short


def found(versions: Versions, put_back: Sequence[PutBack] = ()) -> tuple[Change, ...]:
    """All changes, judged, in the order in which they are shown; what was put back is asked about."""
    questions = _questions(versions, put_back)
    spoken_for = frozenset(_field(change.fact) for change in questions if change.fact.field)
    changes = [_change(declared, fact, versions) for declared, fact in _spoken(versions, spoken_for)]
    if put_back or versions.proven is not versions:
        held = {_key(fact, versions.proven) for fact in facts(versions.proven)}
        why = "as written: it is put back" if put_back else "by what only one version states: it is read in both"
        asked = {(id, *_where(change)) for change in questions for id in (change.id, change.kind.instead_of)}
        changes = [
            _as_proven(change, versions, held, why) for change in changes if (change.id, *_where(change)) not in asked
        ]
        changes += questions
    numbered = _numbered(sorted(changes, key=_order))
    reasons = acceptances(versions, numbered)
    return tuple(
        changed._replace(accepted=reason) if (reason := reasons.get(changed.fingerprint)) is not None else changed
        for changed in numbered
    )


def facts(versions: Versions) -> Iterable[Fact]:
    """The differences alone, before anybody judges them."""
    return (fact for _, fact in _spoken(versions))


def _spoken(versions: Versions, spoken_for: Set[Field] = frozenset()) -> Iterator[tuple[Changes, Fact]]:
    """Every fact with its declaration; that a text is another is left out where something else speaks for the field."""
    facts = [(declared, fact) for declared in catalogue() for fact in declared.find(versions)]
    known = {_field(fact) for declared, fact in facts if declared.speaks_for(fact)} | spoken_for
    return ((declared, fact) for declared, fact in facts if not declared.is_rest or _field(fact) not in known)


Field = tuple[object, ...]
"""The field of either version that a fact names."""


def _field(fact: Fact) -> Field:
    return fact.before, fact.after, *fact.field[:1]


Key = tuple[str, str | None, str | None, str]
"""What a fact is about, by ids, so that it is known again in the proven versions."""


def _key(fact: Fact, versions: Versions) -> Key:
    old = versions.old.touchpoints[fact.before].id if fact.before is not None else None
    new = versions.new.touchpoints[fact.after].id if fact.after is not None else None
    return fact.kind, old, new, fact.about


def _as_proven(change: Change, versions: Versions, held: Set[Key], why: str) -> Change:
    """Better or worse only as far as it is proven: what is gone with what was put back is neither.

    A goal that is lost is lost, whatever else is not proven.
    """
    is_judged = change.class_ in (REGRESSION, IMPROVEMENT) and change.kind.instead_of is None
    if (
        not is_judged
        or change.id == "goal-lost"
        or change.fact.kind != change.id
        or _says_it_is_first(change.fact)
        or _key(change.fact, versions) in held
    ):
        return change
    return change._replace(class_=NEUTRAL, text=f"{change.text}, {why}")


def _says_it_is_first(fact: Fact) -> bool:
    """Whether it is told as what only the new version states, such as the first promise."""
    return bool(fact.field) and fact.old is None


def _questions(versions: Versions, put_back: Sequence[PutBack]) -> list[Change]:
    """The questions about what was put back."""
    olds, news = ({step.id: step.index for step in side.touchpoints} for side in (versions.old, versions.new))
    found = []
    for item in put_back:
        if item.question:
            kind = kinds()[item.question]
            before, after = olds.get(item.before or ""), news.get(item.after or "")
            field = () if item.field == "id" else (item.field,)
            fact = Fact(kind.id, f"put back: {item.here}", before, after, item.old, item.new, field, about=item.field)
            found.append(_change(Changes((kind,), _nothing, None, ""), fact, versions))
    return found


def _nothing(versions: Versions) -> tuple[Fact, ...]:
    return ()


def _where(change: Change) -> tuple[int | None, int | None]:
    return change.fact.before, change.fact.after


def _change(changes: Changes, fact: Fact, versions: Versions) -> Change:
    judged = changes.judge(fact, versions) if changes.judge else None
    known = kinds()
    judged = judged or Judgement(fact.kind, known[fact.kind].class_)
    touchpoint, match = _subject(fact, versions)
    return Change(
        kind=known[judged.kind],
        class_=judged.class_,
        fact=fact,
        text=fact.message + judged.because,
        touchpoint=touchpoint.id if touchpoint else None,
        name=short(touchpoint.name) if touchpoint else None,
        is_moment_of_truth=touchpoint is not None and _is_moment_of_truth(fact, versions),
        match=match,
        old_path=versions.path(fact, versions.old),
        new_path=versions.path(fact, versions.new),
        fingerprint="|".join((judged.kind, versions.new.journey.id, touchpoint.id if touchpoint else "", fact.about)),
    )


def _subject(fact: Fact, versions: Versions) -> tuple[Touchpoint | None, Match | None]:
    """The touchpoint that a fact is about, as it is now or as it was, and how it was recognised."""
    if fact.after is not None:
        return versions.new.touchpoints[fact.after], versions.match_of_new.get(fact.after)
    if fact.before is not None:
        return versions.old.touchpoints[fact.before], versions.match_of_old.get(fact.before)
    return None, None


def _is_moment_of_truth(fact: Fact, versions: Versions) -> bool:
    sides = ((versions.old, fact.before), (versions.new, fact.after))
    return any(at is not None and side.touchpoints[at].written.moment_of_truth for side, at in sides)


def _order(change: Change) -> tuple[object, ...]:
    """What moves every total, then by class; the whole journey first, then moments of truth, then as customers go."""
    at = change.fact.after if change.fact.after is not None else change.fact.before
    return (
        not change.kind.leading,
        change.class_.rank,
        at is not None,
        not change.is_moment_of_truth,
        -1 if at is None else at,
        change.fact.after is None,
        change.id,
        change.fact.about,
        change.text,
    )


def _numbered(changes: list[Change]) -> list[Change]:
    """Fingerprints as digests: equal ones get a number, so that each is unique."""
    seen: Counter[str] = Counter()
    result = []
    for change in changes:
        seen[change.fingerprint] += 1
        repeats = [str(seen[change.fingerprint])] if seen[change.fingerprint] > 1 else []
        result.append(change._replace(fingerprint=fingerprint(change.fingerprint, *repeats)))
    return result
