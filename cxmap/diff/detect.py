"""From two versions to the list of changes: every file of ``changes/`` is asked, then each fact is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cxmap.diff.accept import acceptances
from cxmap.diff.change import Change, Changes, Judgement
from cxmap.diff.changes import catalogue, kinds
from cxmap.diff.fact import Fact
from cxmap.diff.fingerprint import fingerprint
from cxmap.diff.match import Match
from cxmap.diff.versions import Versions
from cxmap.journey.touchpoint import Touchpoint
from cxmap.wording import short


def found(versions: Versions) -> tuple[Change, ...]:
    """All changes, judged, in the order in which they are shown."""
    changes = (_change(declared, fact, versions) for declared, fact in _spoken(versions))
    numbered = _numbered(sorted(changes, key=_order))
    reasons = acceptances(versions, numbered)
    return tuple(
        change._replace(accepted=reason) if (reason := reasons.get(change.fingerprint)) is not None else change
        for change in numbered
    )


def facts(versions: Versions) -> Iterable[Fact]:
    """The differences alone, before anybody judges them."""
    return (fact for _, fact in _spoken(versions))


def _spoken(versions: Versions) -> Iterator[tuple[Changes, Fact]]:
    """Every fact with its declaration; that a text is another is left out where another fact speaks for the field."""
    facts = [(declared, fact) for declared in catalogue() for fact in declared.find(versions)]
    known = {_field(fact) for declared, fact in facts if declared.speaks_for(fact)}
    return ((declared, fact) for declared, fact in facts if not declared.is_rest or _field(fact) not in known)


def _field(fact: Fact) -> tuple[object, ...]:
    return fact.before, fact.after, *fact.field[:1]


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
