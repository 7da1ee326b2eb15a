"""Every command of the program, declared once: bindings, palette, help, footer and docs derive.

A new command is one line here and one in `default.toml`.
"""

from __future__ import annotations

from doichieu.frozen import frozen
from doichieu.keymaps.scopes import LISTENING_TOGETHER, SCOPES, Scope
from doichieu.language import _

CHOOSE = "review.choose"
"""The command whose n-th key chooses the n-th suggestion."""
COUNT = "move.count"
"""The command of the digits of a count."""
IN_ORDER = frozenset({CHOOSE, COUNT})
"""Commands of which each key does something else, and which may share their keys: a digit chooses,
and is a count once a movement follows."""
COUNTED = frozenset(
    f"move.{name}"
    for name in (
        *("up", "down", "page_up", "page_down", "half_up", "half_down"),
        *("first", "last", "next_match", "previous_match"),
    )
)
"""The movements that a count repeats; for the first and the last line it is the line's number."""

_STANDS = frozenset({"search", "zoom", "layout", "copy"})
"""What of the commands in every list and text leaves the cursor where it is."""


@frozen
class Command:
    """One thing that a key can do.

    `label` is what footer and palette show, in English, and `name` in the user's language; `help`
    is a sentence, translated where it is shown. An `essential` command may not be left without a
    key; one that is not in the `footer` has keys that speak for themselves, or those of its twin.
    """

    id: str
    label: str
    help: str
    essential: bool = False
    footer: bool = True

    @property
    def scope(self) -> Scope:
        """Where the command works."""
        return SCOPES[self.id.partition(".")[0]]

    @property
    def name(self) -> str:
        """The label in the user's language."""
        return _(self.label, "command")

    @property
    def action(self) -> str:
        """What it is called within its scope: `covered` of `review.covered`."""
        return self.id.partition(".")[2]

    @property
    def repeats(self) -> bool:
        """Whether the command only moves, so that its key may be held down."""
        moves = self.scope is Scope.MOVE and self.action not in _STANDS
        return moves or self.action.startswith(("next_", "previous_"))


COMMANDS = (
    Command("global.help", "Help", "Show what every key does here.", essential=True),
    Command("global.palette", "Commands", "Find a command by its name and run it."),
    Command("global.keys", "Keys", "Change which key does what."),
    Command("global.back", "Back", "Leave this screen; nothing decided is lost.", essential=True),
    Command("global.codebook", "Codebook", "Look at the reviewers' tags, change and merge them."),
    Command("global.redraw", "Redraw", "Paint the screen anew, when the terminal has garbled it."),
    Command("global.quit", "Quit", "Close the program; everything decided is stored.", True),
    Command("move.up", "Up", "Move to the line above."),
    Command("move.down", "Down", "Move to the line below."),
    Command("move.page_down", "Page down", "Move one page down."),
    Command("move.page_up", "Page up", "Move one page up."),
    Command("move.half_up", "Half up", "Move half a page up; in a review, scroll the text."),
    Command("move.half_down", "Half down", "Move half a page down; in a review, scroll the text."),
    Command("move.first", "First", "Move to the first line."),
    Command("move.last", "Last", "Move to the last line."),
    Command("move.left", "Left", "Move to the left side or column."),
    Command("move.right", "Right", "Move to the right side or column."),
    Command("move.next_pane", "Other side", "Move to the next pane."),
    Command("move.previous_pane", "Pane before", "Move to the previous pane."),
    Command("move.search", "Search", "Search here; words without marks also find those with."),
    Command("move.next_match", "Next match", "Move to the next place found."),
    Command("move.previous_match", "Match before", "Move to the previous place found."),
    Command("move.zoom", "Zoom", "Give one side or text all the room, or share it again."),
    Command("move.layout", "Layout", "Put the sides beside each other, or one above the other."),
    Command("move.copy", "Copy", "Copy address and text to the clipboard of your terminal."),
    Command(
        "move.count", "Count", "A number before a movement repeats it; 12 before Last: line 12."
    ),
    Command("library.open", "Open", "Open the document or the review."),
    Command("library.add", "Import", "Read files into the store."),
    Command("library.review", "Review", "Review a plan against its directive."),
    Command("library.filter", "Filter", "Narrow the lists by typing; Escape shows all again."),
    Command(
        "library.full_text", "Full text", "Find words in all documents, with or without marks."
    ),
    Command("library.export", "Export", "Write a summary of the review to a file."),
    Command(
        "library.relations", "Relations", "Show what the document carries out and what cites it."
    ),
    Command(
        "library.annotations", "Annotations", "Look through everything decided, here or everywhere."
    ),
    Command("library.versions", "Changes", "Show what changed in the newest version."),
    Command("library.matrix", "Matrix", "Show the document and all plans that carry it out."),
    Command("library.section", "Section", "Choose one section of the document for a review."),
    Command("library.hide", "Hide", "Put a document or a review out of sight, or bring it back."),
    Command("library.hidden", "Hidden too", "Show what is hidden too, or no more."),
    Command("library.undo", "Undo", "Take back the last hiding, of whichever day."),
    Command("library.remove", "Remove", "Remove a hidden document that nobody decided about."),
    Command("relations.open", "Open", "Open the other document."),
    Command("relations.follow", "Relations", "Show the relations of the other document."),
    Command(
        "library.merge",
        "Merge a store",
        "Bring in the store of somebody else, after a look at what it would bring.",
    ),
    Command("library.chain", "Chain", "Follow the tasks of the document through all levels."),
    Command("chain.open", "Open", "Open the review of this level at the task."),
    Command("chain.three", "Three", "See three levels beside each other and decide between them."),
    Command("chain.next_task", "Next task", "Follow the next task of the document."),
    Command("chain.previous_task", "Task before", "Follow the task before."),
    Command(
        "chain.next_dead_end",
        "Next dead end",
        "Follow the next task that no document of the last level carries out.",
    ),
    Command(
        "chain.previous_dead_end",
        "Dead end back",
        "Follow the dead end before.",
    ),
    Command("chain.export", "Export", "Write the chain to a file, in any format of the report."),
    Command("matrix.open", "Review", "Open the review of the plan at the task, or begin it."),
    Command("matrix.filter", "Filter", "Only what is left out, what a body leads, or a tag."),
    Command("matrix.order", "Order", "What is most left out first, or in reading order."),
    Command("matrix.plans", "Plans", "Go to a plan; what leaves out most stands first."),
    Command("matrix.next_plans", "Next plans", "Go to the next page of plans."),
    Command("matrix.previous_plans", "Plans before", "Go to the page of plans before."),
    Command("matrix.export", "Export", "Write the matrix to a file, in any format of the report."),
    Command("annotations.open", "Go there", "Go to the place in its review."),
    Command("annotations.order", "Order", "By place, time, reviewer, verdict or tag, in turn."),
    Command(
        "annotations.everywhere", "All or one", "Show all reviews, or the one under the cursor."
    ),
    Command("annotations.decisions", "History", "See the last decisions, and take one back."),
    Command("annotations.export", "Export", "Write what is shown to a file: .md, .csv or .jsonl."),
    Command(
        "annotations.partial", "Partial", "The task is carried out in part; say what is missing."
    ),
    Command(
        "annotations.gap", "Gap", "Nothing in the plan carries this task out; say what to add."
    ),
    Command("annotations.covered", "Covered", "What answers the task carries it out."),
    Command("annotations.not_applicable", "N/A", "The task is not this body's; say why."),
    Command("annotations.unsure", "Unsure", "Leave the task open for another look."),
    Command("annotations.tag", "Tags", "Put tags on the item, the pair or the overlap."),
    Command("annotations.note", "Note", "Write a note on the item or the pair."),
    Command("annotations.undo", "Undo", "Take back the last decision, of whichever day."),
    Command("annotations.redo", "Redo", "Make the decision that was taken back again."),
    Command(
        "annotations.partial_unasked", "Partial, quick", "The same without asking for a reason."
    ),
    Command("annotations.gap_unasked", "Gap, quick", "The same without asking for a reason."),
    Command("decisions.open", "Go there", "Go to the place in its review."),
    Command("decisions.take_back", "Take back", "Put back what stood before this decision."),
    Command("decisions.undo", "Undo", "Take back the last decision, of whichever day."),
    Command("decisions.redo", "Redo", "Make the decision that was taken back again."),
    Command("decisions.everywhere", "All or one", "Show all reviews, or the one under the cursor."),
    Command("review.covered", "Covered", "The plan carries this task out; go to the next one."),
    Command(
        "review.partial",
        "Partial",
        "The plan carries a part of this task out; say what is missing.",
    ),
    Command("review.gap", "Gap", "Nothing in the plan carries this task out; say what to add."),
    Command(
        "review.partial_unasked",
        "Partial, quick",
        "The same without asking for a reason.",
        footer=False,
    ),
    Command(
        "review.gap_unasked", "Gap, quick", "The same without asking for a reason.", footer=False
    ),
    Command("review.not_applicable", "N/A", "The task is not this body's; say why."),
    Command("review.unsure", "Unsure", "Leave the task open for another look."),
    Command(
        "review.still_so",
        "Still so",
        "What was decided holds for the new wording too; go on to what needs another look.",
        footer=False,
    ),
    Command("review.related", "Related", "The plan task is on the subject, but does not answer."),
    Command("review.reject", "Reject", "The suggestion is wrong; show it no more."),
    Command("review.choose", "Suggestion", "Choose a suggestion by its number.", footer=False),
    Command("review.mark", "Mark", "Mark the line on either side, to decide on several at once."),
    Command("review.mark_range", "Mark up to", "Mark every line from the one marked last to here."),
    Command("review.mark_section", "Mark section", "Mark every task of the section."),
    Command("review.mark_queue", "Mark queue", "Mark every task of the queue, or none."),
    Command(
        "review.accept_copies",
        "Take copies",
        "Preview taking over every task that the plan repeats word for word.",
    ),
    Command(
        "review.not_addressed",
        "Not ours",
        "Preview 'not applicable' for every task given to others alone.",
    ),
    Command("review.overlap", "Overlap", "The marked plan tasks give the same duty twice."),
    Command("review.addition", "Addition", "The plan task has no basis in the directive."),
    Command("review.note", "Note", "Write a note on the item or the pair."),
    Command("review.note_decided", "Note above", "Write a note on the task decided last."),
    Command("review.note_for_all", "Note for all", "Write a note on the task for every plan."),
    Command(
        "review.elsewhere", "Other plans", "See what was said of the task for the other plans."
    ),
    Command("review.tag", "Tags", "Put tags on the item, the pair or all that is marked."),
    Command("review.signs", "Numbers", "Show the numbers behind a suggestion, or the words."),
    Command("review.undo", "Undo", "Take back the last decision, of whichever day."),
    Command("review.redo", "Redo", "Make the decision that was taken back again."),
    Command(
        "review.next_open", "Next open", "Go to the next undecided task or leftover plan item."
    ),
    Command(
        "review.previous_open",
        "Open before",
        "Go to the undecided task or leftover plan item before.",
    ),
    Command("review.queue", "Queue", "Choose the tasks to go through: by state, lead or section."),
    Command(
        "review.all_items",
        "All items",
        "Go over to the whole plan with what is left over, or back to the tasks.",
    ),
    Command("review.pick", "Link to", "Link to any item of the other side, found by typing."),
    Command("review.document", "Whole text", "Show the whole document around the item."),
    Command("review.chain", "Chain", "Follow the item under the cursor through all levels."),
    Command("review.report", "Report", "See the summary as it would be exported."),
    Command("review.overlaps", "Overlaps", "Go through the plan tasks that may be given twice."),
    Command("review.annotations", "Annotations", "Look through everything decided."),
    Command(
        "review.confirm_finding",
        "Confirm",
        "What differs (≠) is a finding; on to the next of this pair.",
    ),
    Command(
        "review.dismiss_finding",
        "No finding",
        "What differs (≠) is none; on to the next of this pair.",
    ),
    Command(
        "review.next_finding",
        "Next ≠",
        "Go to the next that differs, at this task or another.",
    ),
    Command("review.tag_finding", "Tag it", "Put the tag that fits on what was confirmed last."),
    Command("review.findings", "Plan checked", "Go through what is wanting in the plan by itself."),
    Command("review.assign", "Assign", "Give the task, its section or its lead body to somebody."),
    Command(
        "review.hand_in",
        "Hand in",
        "Your blind reading is done, or goes on; others see it once all are.",
    ),
    Command("review.settle", "Settle", "Go through what the blind readings say differently."),
    Command(
        "review.clear",
        "Dismiss",
        "Let go of what was decided about an item that is gone or no task.",
    ),
    Command(
        "review.move", "Move", "Move what was decided about such an item to one that is there."
    ),
    Command("overlaps.overlap", "Overlap", "The two give one duty twice; go to the next pair."),
    Command("overlaps.distinct", "No overlap", "They do not; the pair will not come back."),
    Command("overlaps.tag", "Tags", "Put tags on the overlap or on one of the two."),
    Command("overlaps.undo", "Undo", "Take back the last decision, of whichever day."),
    Command("overlaps.redo", "Redo", "Make the decision that was taken back again."),
    Command("overlaps.next_open", "Next open", "Go to the next undecided pair."),
    Command("overlaps.previous_open", "Open before", "Go to the undecided pair before."),
    Command("overlaps.document", "Whole text", "Show the whole plan around the first of the two."),
    Command("findings.confirm_finding", "Confirm", "It is a finding; go to the next."),
    Command("findings.dismiss_finding", "No finding", "It is none; go to the next."),
    Command("findings.tag_finding", "Tag it", "Put the tag that fits on what was confirmed last."),
    Command("findings.confirm_kind", "Confirm kind", "Preview confirming all of this kind."),
    Command("findings.dismiss_kind", "Kind is none", "Preview dismissing all of this kind."),
    Command("findings.tag", "Tags", "Put tags on the block, or on one of the two."),
    Command("findings.undo", "Undo", "Take back the last decision, of whichever day."),
    Command("findings.redo", "Redo", "Make the decision that was taken back again."),
    Command("findings.next_open", "Next open", "Go to the next finding not judged."),
    Command("findings.previous_open", "Open before", "Go to the finding not judged before."),
    Command("findings.document", "Whole text", "Show the whole plan around the block."),
    Command("settling.first", "First reading", "Settle it as the first reading has it."),
    Command("settling.second", "Second reading", "Settle it as the second reading has it."),
    Command("settling.agreed", "All alike", "Preview taking over what all readings say alike."),
    Command("settling.names", "Names", "Show whose readings these are, or no more."),
    Command("settling.figures", "Agreement", "See how far the readings agree."),
    Command("settling.covered", "Covered", "What answers the task carries it out."),
    Command("settling.partial", "Partial", "The task is carried out in part; say what is missing."),
    Command("settling.gap", "Gap", "Nothing in the plan carries this task out; say what to add."),
    Command("settling.not_applicable", "N/A", "The task is not this body's; say why."),
    Command("settling.unsure", "Unsure", "Leave the task open for another look."),
    Command("settling.partial_unasked", "Partial, quick", "The same without asking for a reason."),
    Command("settling.gap_unasked", "Gap, quick", "The same without asking for a reason."),
    Command("settling.tag", "Tags", "Put tags on the task."),
    Command("settling.undo", "Undo", "Take back the last decision, of whichever day."),
    Command("settling.redo", "Redo", "Make the decision that was taken back again."),
    Command("settling.next_open", "Next open", "Go to the next task not settled."),
    Command("settling.previous_open", "Open before", "Go to the task before not settled."),
    Command("settling.document", "Whole text", "Show the whole directive around the task."),
    Command("codebook.edit", "Edit", "Change what the tag says, how it looks, where it may stand."),
    Command("codebook.new", "New", "Make a new tag."),
    Command("codebook.merge", "Merge", "Let the tag go into another, with all it stands on."),
    Command("codebook.retire", "Retire", "Offer the tag no more, or again; it stays where it is."),
    Command("codebook.starter", "Starter tags", "Take over tags to start from."),
    Command("codebook.take", "Import", "Read a codebook from a file, and see what it changes."),
    Command("codebook.save", "Export", "Write the codebook to a file, .toml or .qdc."),
    Command("codebook.undo", "Undo", "Take back your last change of the codebook."),
    Command("codebook.redo", "Redo", "Make the change that was taken back again."),
    Command("document.next_doubt", "Next doubt", "Go to the next thing the reader doubted."),
    Command("document.tick", "Tick off", "Tick the doubt off, and go on to the next."),
    Command("document.unfold", "Unfold", "Show all of an appendix that is kept in one, or less."),
    Command("document.join", "Join", "Join the block with the one above it."),
    Command("document.split", "Split", "Choose where in the block another one begins."),
    Command("document.kind", "Kind", "Say what kind of block it is."),
    Command("document.no_task", "No task", "Nobody has to do it: not a task."),
    Command("document.leads", "Lead", "Say which bodies must do it."),
    Command("document.partners", "With", "Say which bodies take part."),
    Command("document.deadline", "Deadline", "Say when it is due."),
    Command("document.cites", "Citations", "Say which documents it cites."),
    Command("document.address", "Address", "Give the block another address."),
    Command("document.facts", "Facts", "Put right what the document says of itself."),
    Command("document.chain", "Chain", "Follow the task under the cursor through all levels."),
    Command("document.undo", "Undo", "Take back your last correction, of whichever day."),
    Command("document.redo", "Redo", "Make the correction that was taken back again."),
    Command(
        "document.previous_doubt", "Doubt before", "Go to the thing before that the reader doubted."
    ),
    Command("document.versions", "Changes", "Show what changed in the newest version."),
    Command("versions.next_change", "Next change", "Go to the next change."),
    Command("versions.previous_change", "Change before", "Go to the change before."),
    Command("versions.open", "Whole text", "Show the whole document around the block."),
    Command("versions.review", "Review", "Go where something about it needs another look."),
    Command("versions.choose", "Versions", "Choose the two versions to hold against each other."),
    Command("report.save", "Save", "Write the report to a file."),
    Command("report.format", "Format", "Save in the next format."),
    Command("report.next", "Next part", "Go to the next part of the report."),
    Command("report.previous", "Part before", "Go to the part before."),
    Command("dialog.accept", "OK", "Accept what the dialog shows.", essential=True),
    Command("dialog.save", "Save", "Accept a text of several lines.", essential=True),
    Command("dialog.cancel", "Cancel", "Close the dialog; nothing changes.", essential=True),
    Command("keys.add", "One more", "Give the command a key besides those it has."),
    Command("keys.remove", "One less", "Take the last of its keys from the command."),
    Command("keys.reset", "As shipped", "Give the command the keys again that it came with."),
    Command("typing.left", "Left", "Move one letter to the left."),
    Command("typing.right", "Right", "Move one letter to the right."),
    Command("typing.word_left", "Word left", "Move one word to the left."),
    Command("typing.word_right", "Word right", "Move one word to the right."),
    Command("typing.start", "Start", "Move to the start of the line."),
    Command("typing.end", "End", "Move to the end of the line."),
    Command("typing.select_left", "Select left", "Select one more letter to the left."),
    Command("typing.select_right", "Select right", "Select one more letter to the right."),
    Command("typing.select_all", "Select all", "Select the whole text."),
    Command("typing.delete", "Delete", "Delete the letter under the cursor."),
    Command("typing.delete_word", "Delete word", "Delete the word before the cursor."),
    Command("typing.delete_to_start", "Delete before", "Delete the line up to the cursor."),
    Command("typing.delete_to_end", "Delete after", "Delete the line from the cursor on."),
    Command("typing.cut", "Cut", "Move the selected text to the clipboard."),
    Command("typing.copy", "Copy", "Copy the selected text to the clipboard."),
    Command("typing.paste", "Paste", "Insert the clipboard."),
    Command("typing.undo", "Undo typing", "Take back what was typed last, in a note."),
    Command("typing.redo", "Redo typing", "Put back what was taken back, in a note."),
)

BY_ID = {command.id: command for command in COMMANDS}


def together(one: Command, other: Command) -> bool:
    """Whether both listen at the same time, so that one key cannot serve them both."""
    return {one.id, other.id} != IN_ORDER and any(
        {one.scope, other.scope} <= scopes for scopes in LISTENING_TOGETHER
    )
