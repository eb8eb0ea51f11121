"""The buttons that open a form, and what is done with a form that was sent.

A form is found by its custom id, as buttons are, so that a restart between opening and sending it
loses nothing. discord.py knows a form only while the process lives that opened it.
"""

import re
from typing import Any

import discord
from discord import ui

from bot.chat import controls
from bot.chat.buttons import CardButton, claim_of, recalled
from bot.chat.cards import notice_card
from bot.chat.desk import Desk
from bot.chat.gate import let_in
from bot.chat.replies import (
    Interaction,
    acknowledge,
    guild_of,
    refuse,
    respond,
    scope_of,
    settings_of,
    words_of,
)
from bot.chat.reports import result_card
from bot.chat.words import Words
from bot.errors import QueryError
from bot.store import QUERY_DAYS, VOTE_DAYS
from bot.votes import Vote

_FORM = re.compile(
    r"receipts:(?P<form>follow|feedback)-form:(?P<asked>[\w-]{1,40}):(?P<claim>\d{1,3})"
)
_OPEN_S = 15 * 60
"""For how long discord.py keeps a form that nobody sends."""

MAX_QUESTION = 300
MAX_REASON = 500
MAX_EARLIER = 700


class FollowButton(CardButton, template=controls.FOLLOW_TEMPLATE):
    """Opens the form for a question about a card's claim."""

    async def press(self, interaction: Interaction) -> None:
        """Open the form for whoever may ask here; the question is counted when it is sent."""
        if not await let_in(interaction, counted=True):
            return
        words = words_of(interaction)
        form = _form("follow", self, words("follow.title"))
        question = ui.TextInput[Any](
            custom_id="question", placeholder=words("follow.hint"), max_length=MAX_QUESTION
        )
        form.add_item(ui.Label(text=words("follow.question"), component=question))
        await interaction.response.send_modal(form)


class FeedbackButton(CardButton, template=controls.FEEDBACK_TEMPLATE):
    """Opens the form for a vote on a card, filled in with the vote that the person gave before."""

    async def press(self, interaction: Interaction) -> None:
        """Open the form."""
        words = words_of(interaction)
        find = self.desk.engine.records.feedback.of
        vote = await self.desk.look_up(find, self.asked, self.numbers["claim"], interaction.user.id)
        form = _form("feedback", self, words("feedback.title"))
        for item in _questions(vote, words, may_keep=_may_keep(interaction)):
            form.add_item(item)
        await interaction.response.send_modal(form)


FORM_BUTTONS: tuple[type[CardButton], ...] = (FollowButton, FeedbackButton)


async def submitted(interaction: Interaction) -> None:
    """Take a form that was sent, if it is one of these."""
    sent: Any = interaction.data or {}
    match = _FORM.fullmatch(sent.get("custom_id", ""))
    if match is None:
        return
    fields = [row["component"] for row in sent.get("components", ()) if "component" in row]
    values = {field["custom_id"]: field.get("value") for field in fields}
    take = _follow_up if match["form"] == "follow" else _vote
    try:
        await take(interaction, match["asked"], int(match["claim"]), values)
    except Exception as error:  # noqa: BLE001
        await refuse(interaction, error)


async def _follow_up(
    interaction: Interaction, asked: str, claim: int, values: dict[str, Any]
) -> None:
    if not await let_in(interaction):
        return
    message = interaction.message
    private = message is None or message.flags.ephemeral or settings_of(interaction).private
    if not await acknowledge(interaction, private=private):
        return
    desk: Desk = interaction.client.desk
    words = words_of(interaction)
    earlier = await recalled(desk, asked, interaction, words)
    answer = claim_of(earlier, claim, words)
    follows = answer.query.text
    if answer.verdict is None and earlier.asked.follows:
        # A question that itself leaves something unsaid follows with what it followed.
        follows = f"{earlier.asked.follows} {follows}"[-MAX_EARLIER:]
    question = str(values.get("question") or "").strip()
    if not question:
        raise QueryError(words("notice.nothing_to_read"))
    reply = await desk.reply(
        "follow", question, scope_of(interaction), interaction.user.id, follows=follows
    )
    card = result_card(reply.asked, reply.result, words, private=private, fresh=reply.fresh)
    await respond(interaction, card)


async def _vote(interaction: Interaction, asked: str, claim: int, values: dict[str, Any]) -> None:
    if not await acknowledge(interaction, private=True):
        return
    desk: Desk = interaction.client.desk
    words = words_of(interaction)
    reply = await recalled(desk, asked, interaction, words)
    vote = Vote(
        asked=reply.asked.id,
        claim=claim,
        person=interaction.user.id,
        server=reply.asked.scope.server,
        verdict=claim_of(reply, claim, words).verdict,
        right=values.get("verdict") == "right",
        reason=str(values.get("reason") or "").strip()[:MAX_REASON] or None,
        may_keep=values.get("keep") is True and _may_keep(interaction),
    )
    await desk.look_up(desk.engine.records.feedback.save, vote)
    await respond(interaction, notice_card(words("feedback.thanks"), mark="🗳️"))


def _form(name: str, button: CardButton, title: str) -> ui.Modal:
    custom_id = f"receipts:{name}-form:{button.asked}:{button.numbers['claim']}"
    return ui.Modal(title=title, timeout=_OPEN_S, custom_id=custom_id)


def _may_keep(interaction: Interaction) -> bool:
    """Say whether a person may let their reason be kept: not where the server keeps no words."""
    return guild_of(interaction) is None or settings_of(interaction).keeps_text


def _questions(vote: Vote | None, words: Words, *, may_keep: bool) -> list[ui.Item[Any]]:
    options = [
        discord.RadioGroupOption(
            label=words(key),
            value=value,
            default=vote is not None and vote.right is right,
        )
        for key, value, right in (
            ("feedback.right", "right", True),
            ("feedback.wrong", "wrong", False),
        )
    ]
    reason = ui.TextInput[Any](
        custom_id="reason",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=MAX_REASON,
        default=vote.reason if vote is not None else None,
    )
    deleted = words("feedback.deleted", count=QUERY_DAYS)
    asked: list[ui.Item[Any]] = [
        ui.Label(
            text=words("feedback.verdict"),
            component=ui.RadioGroup[Any](custom_id="verdict", options=options),
        ),
        ui.Label(text=words("feedback.reason"), description=deleted, component=reason),
    ]
    if may_keep:
        keep = ui.Checkbox[Any](custom_id="keep", default=vote is not None and vote.may_keep)
        kept = words("feedback.kept", count=VOTE_DAYS)
        asked.append(ui.Label(text=words("feedback.keep"), description=kept, component=keep))
    return asked
