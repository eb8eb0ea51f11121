"""Cards of indexing jobs and of the index as a whole."""

from collections.abc import Sequence

import discord

from bot.chat import controls
from bot.chat.cards import ANSWERED, QUIET, Card, Item, rule, text
from bot.chat.markup import clip, escape
from bot.chat.progress import Pace
from bot.chat.told import problem
from bot.chat.translation import typed
from bot.chat.words import Words
from bot.domain import IndexStatus
from bot.holdings import Failure, IndexProgress, IndexReport
from bot.store import Job, JobKind

MAX_LISTED = 10
MAX_NAMED = 5
BAR = 16
DONE = discord.Colour(0x3BA55D)
PARTIAL = discord.Colour(0xE9A23B)


def job_title(kind: JobKind, subject: str, words: Words) -> str:
    """Return what to call a job, as markdown for a heading."""
    if kind is JobKind.REBUILD:
        return words("index.rebuilding")
    return words("index.indexing", file=escape(clip(subject, 120)))


def waiting_card(title: str, before: int, words: Words) -> Card:
    """Return the card of a job that waits until those before it have ended."""
    place = words("job.waiting", count=before) if before else words("job.starting")
    return Card([text(f"### ⏳ {title}", f"-# {place}")], colour=ANSWERED)


def progress_card(
    title: str, progress: IndexProgress, words: Words, pace: Pace | None = None
) -> Card:
    """Return the card of a job under way."""
    share = progress.done / progress.total if progress.total else 0.0
    filled = round(BAR * min(1.0, share))
    bar = "▰" * filled + "▱" * (BAR - filled)
    percent = f"{share * 100:.0f}"
    far = words("index.progress", done=progress.done, total=progress.total, percent=percent)
    current = problem(progress.current, words)
    return Card(
        [
            text(
                f"### ⏳ {title}",
                f"{bar}  {far}",
                f"-# {_pace(pace, words)}" if pace else "",
                f"-# {escape(clip(current, 120))}" if current else "",
                _failed_so_far(progress.failed, words),
            )
        ],
        colour=ANSWERED,
    )


def _pace(pace: Pace, words: Words) -> str:
    if pace.per_minute >= 10:
        speed = words.number(round(pace.per_minute))
    else:
        speed = f"{pace.per_minute:.1f}".replace(".", words("number.point"))
    minutes = round(pace.left_s / 60)
    if minutes < 1:
        left = words("job.left_soon")
    elif minutes < 90:
        left = words("job.left_minutes", count=minutes)
    else:
        left = words("job.left_hours", count=round(minutes / 60))
    return f"{words('job.speed', speed=speed)} · {left}"


def _failed_so_far(failed: Sequence[Failure], words: Words) -> str:
    if not failed:
        return ""
    shown = failed[-MAX_NAMED:]
    names = ", ".join(escape(clip(problem(failure.name, words), 40)) for failure in shown)
    left = len(failed) - len(shown)
    more = f" {words('index.more', count=left)}" if left else ""
    return f"-# ⚠️ {words('index.failed', count=len(failed))} · {names}{more}"


def interrupted_card(job: Job, words: Words, *, offer: bool) -> Card:
    """Return the card of a job that a restart has interrupted.

    Args:
        job: The job.
        words: The language.
        offer: Whether a button to go on makes sense where the card is shown: in a channel, whose
            readers are not told what an admin was adding.
    """
    # What a person uploaded is not kept, so only they can bring it again.
    again = job.kind is not JobKind.UPLOAD
    return Card(
        [
            text(
                _interrupted(job, words, named=not offer),
                words("job.restarted"),
                "" if offer and again else f"-# {_how_to_go_on(job.kind, words)}",
            )
        ],
        colour=PARTIAL,
        buttons=[controls.resume_button(job.id, words)] if offer and again else (),
    )


def leaving_card(job: Job, words: Words) -> Card:
    """Return the card of a job that a restart is just interrupting."""
    upload = job.kind is JobKind.UPLOAD
    later = _how_to_go_on(job.kind, words) if upload else words("job.later")
    title = _interrupted(job, words, named=True)
    lines = (title, words("job.restarting"), f"-# {later}")
    return Card([text(*lines)], colour=PARTIAL)


def _interrupted(job: Job, words: Words, *, named: bool) -> str:
    if job.kind is not JobKind.REBUILD and not named:
        return f"### ⏸️ {words('job.interrupted_unnamed')}"
    title = job_title(job.kind, job.subject, words)
    return f"### ⏸️ {words('job.interrupted', job=title)}"


def _how_to_go_on(kind: JobKind, words: Words) -> str:
    if kind is JobKind.REBUILD:
        rebuild = typed(words, "command.index.name", "command.rebuild.name")
        return words("job.again_rebuild", command=rebuild)
    add = typed(words, "command.sources.name", "command.add.name")
    if kind is JobKind.UPLOAD:
        return words("job.again_upload", command=add)
    return words("job.again_address", command=add)


def indexed_card(report: IndexReport, words: Words) -> Card:
    """Return what an indexing job did, with what failed and why."""
    counts = (
        (report.added, "index.added"),
        (report.updated, "index.updated"),
        (report.unchanged, "index.unchanged"),
        (report.removed, "index.removed"),
    )
    told = [words(key, count=count) for count, key in counts if count]
    failed = len(report.failed)
    top = f"⚠️ {words('index.done_partly')}" if failed else f"✅ {words('index.done')}"
    nothing = f"-# {words('index.no_article')}"
    kept = ""
    if failed and not told:
        top = f"❌ {words('index.done_nothing')}"
    if report.stopped:
        top, nothing, kept = f"⏹️ {words('job.stopped')}", "", f"-# {words('job.kept')}"
    blocks: list[Item] = [text(f"### {top}", " · ".join(told) or nothing, kept)]
    if failed:
        blocks += (rule(), text(*_failures(report.failed, words)))
    return Card(blocks, colour=PARTIAL if failed or report.stopped else DONE)


def _failures(failed: Sequence[Failure], words: Words) -> list[str]:
    lines = [f"**{words('index.failed', count=len(failed))}**"]
    lines += [failure_line(failure, words, 60, 100) for failure in failed[:MAX_LISTED]]
    if len(failed) > MAX_LISTED:
        lines.append(f"-# {words('index.more', count=len(failed) - MAX_LISTED)}")
    return lines


def failure_line(failure: Failure, words: Words, name_chars: int, why_chars: int) -> str:
    """Return what could not be read and why, each clipped, as markdown."""
    name = escape(clip(problem(failure.name, words), name_chars))
    return f"-# {name}: {escape(clip(problem(failure.why, words), why_chars))}"


def status_card(status: IndexStatus, jobs: Sequence[Job], words: Words) -> Card:
    """Return what the index holds, and the server's jobs."""
    counted = " · ".join(
        (
            words("index.articles", count=status.articles),
            words("index.sentences", count=status.sentences),
            words("index.sources", count=status.sources),
        )
    )
    facts = []
    if status.newest:
        facts.append(words("index.newest", date=words.day(status.newest)))
    if status.indexed:
        facts.append(words("index.indexed", when=discord.utils.format_dt(status.indexed, "R")))
    title = f"### 🗂️ {words('index.title')}"
    blocks: list[Item] = [text(title, counted, f"-# {' · '.join(facts)}" if facts else "")]
    if jobs:
        blocks += (rule(), text(*_titles(jobs, "⏳ ", words)))
    return Card(blocks, colour=ANSWERED)


def stopping_card(jobs: Sequence[Job], words: Words) -> Card:
    """Return which jobs are being stopped."""
    return Card(
        [text(f"### ⏹️ {words('job.stopping')}", *_titles(jobs, "-# ", words))], colour=QUIET
    )


def _titles(jobs: Sequence[Job], mark: str, words: Words) -> list[str]:
    shown = [f"{mark}{job_title(job.kind, job.subject, words)}" for job in jobs[:MAX_LISTED]]
    if len(jobs) > MAX_LISTED:
        shown.append(f"-# {words('index.more', count=len(jobs) - MAX_LISTED)}")
    return shown
