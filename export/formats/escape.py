"""Text from documents and reviewers as Markdown that shows just that text.

Read back by CommonMark, or by GitHub's dialect with its tables and bare links, the text comes out
letter for letter and as nothing else: no emphasis, link, image, HTML, list, heading or table cell.
"""

from __future__ import annotations

import re

from doichieu.text import one_line

# The last part of a domain by which a reader knows a bare link, as markdown-it does: a country's,
# or one of these. A file's name may end so, too: 'a.md' is in Moldova.
_DOMAINS = (
    "biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop|рф|xn--|[^\\W\\d_]{2}"
)
# Significant wherever they stand: $ opens a formula on GitHub, # ends a heading. A bare link needs
# '://', '//', 'www.' or a dot before a domain's last part. Inside a word _ is only itself.
_INLINE = re.compile(
    r"[\\`*\[\]<>|~&@$#]|(?<![^\W_])_|_(?![^\W_])"
    rf"|:(?=/)|(?<=/)/|(?<=www)\.|\.(?=(?:{_DOMAINS})(?![^\W\d_]))",
    re.IGNORECASE,
)
# The place in the block it opens where text would become a list or a rule.
_BLOCK = re.compile(r"^(?:\d+(?=[.)](?: |$))|(?=[+=-](?:[ =:|-]|$)))")


def escape(text: str) -> str:
    """`text` on one line, to stand anywhere in Markdown, in a table's cell too."""
    return _BLOCK.sub(r"\g<0>\\", _INLINE.sub(r"\\\g<0>", one_line(text)))
