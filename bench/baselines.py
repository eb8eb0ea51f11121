"""How far one gets on a set without reading: by the claim alone, and by shared words."""

from collections import Counter
from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from bot.differences import content_overlap
from bot.evaluation.cases import Case
from bot.evaluation.metrics import balanced_accuracy, best_threshold
from bot.evaluation.quality import SetQuality

FOLDS = 5


def claim_only(cases: Sequence[Case]) -> float | None:
    """Return the binary balanced accuracy of what the claims alone tell; see `text_only`."""
    if not _enough(cases):
        return None
    claims = [case.claim for case in cases]
    return text_only(claims, [str(case.is_supported) for case in cases], claims)


def text_only(texts: Sequence[str], labels: Sequence[str], groups: Sequence[str]) -> float:
    """Predict labels from one of the two texts of pairs; a fair set leaves it at chance.

    A class-balanced logistic regression over TF-IDF words and pairs of words, learnt on the other
    folds.

    Args:
        texts: the claims, or the passages, one for each pair.
        labels: the label of each pair.
        groups: what each pair was made from; pairs of one group share a fold.

    Returns:
        The balanced accuracy: chance is one divided by the number of labels.
    """
    predicted = [""] * len(texts)
    fold_of = folds(groups)
    for fold in range(FOLDS):
        inside = [index for index, other in enumerate(fold_of) if other == fold]
        rest = [index for index, other in enumerate(fold_of) if other != fold]
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_features=50_000),
            LogisticRegression(class_weight="balanced", max_iter=1000),
        )
        model.fit([texts[i] for i in rest], [labels[i] for i in rest])
        for index, label in zip(inside, model.predict([texts[i] for i in inside]), strict=True):
            predicted[index] = str(label)
    return balanced_accuracy(labels, predicted)


def lexical_overlap(found: SetQuality) -> float | None:
    """Return the binary balanced accuracy of a threshold on the content words that are shared.

    The threshold is chosen on the other folds; no claim is in two of them. Where a set splits
    evidence, a claim's best row counts.
    """
    cases = found.cases
    if not _enough(cases):
        return None
    overlaps = _overlaps(found)
    supported = [case.is_supported for case in cases]
    fold_of = folds([case.claim for case in cases])
    cuts = []
    for fold in range(FOLDS):
        rest = [index for index, other in enumerate(fold_of) if other != fold]
        cut, _ = best_threshold([supported[i] for i in rest], [overlaps[i] for i in rest])
        cuts.append(cut)
    predicted = [overlap >= cuts[fold] for overlap, fold in zip(overlaps, fold_of, strict=True)]
    return _balanced(supported, predicted)


def folds(groups: Sequence[str]) -> list[int]:
    """Return a fold for each case: a group's cases share one, and the folds are about as large."""
    sizes = [0] * FOLDS
    fold_of: dict[str, int] = {}
    for group, size in Counter(groups).most_common():
        fold_of[group] = sizes.index(min(sizes))
        sizes[fold_of[group]] += size
    return [fold_of[group] for group in groups]


def _overlaps(found: SetQuality) -> list[float]:
    by_row = [content_overlap(row.claim, row.evidence) for row in found.rows]
    if found.row_scores is None:
        return by_row
    best: dict[str, float] = {}
    for row, overlap in zip(found.rows, by_row, strict=True):
        best[row.claim] = max(best.get(row.claim, 0.0), overlap)
    return [best[case.claim] for case in found.cases]


def _balanced(supported: Sequence[bool], predicted: Sequence[bool]) -> float:
    return balanced_accuracy([str(one) for one in supported], [str(one) for one in predicted])


def _enough(cases: Sequence[Case]) -> bool:
    """Whether every fold can learn from both kinds; only a sample of a set can be too small."""
    kinds = Counter(case.is_supported for case in cases)
    return min(kinds[True], kinds[False]) >= FOLDS and len({case.claim for case in cases}) >= FOLDS
