"""What a bare measure is a measure of, where only words of an earlier clause say it."""

import re

from lianqun.compiler.extract.statements.lexicon import Lexicon

_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?:(?!的){_HAN})"
_SHORT_SHARE = re.compile(r"^(?P<head>.*?)占比$")


class TopicReader:
    """Finds the full name of a rate, or the owner of a total, in the words before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rate = re.compile(
            rf"(?P<head>{_NAME}{{2,16}})占[\u4e00-\u9fffA-Z]{{2,16}}?(?:的)?(?:比重|比例)"
            rf"|{_NAME}{{2,14}}{lexicon.any_of('rate_name')}"
        )
        self._owner = re.compile(
            rf"(?:^|，)(?:(?P<owner>{_HAN}{{2,12}}?)(?:活力|发展|动能|实力)?{lexicon.any_of('growing')}"
            rf"|(?P<group>{lexicon.any_of('owner_group')}))[^，\d]*，$"
        )

    def last_rate(self, before: str) -> str:
        """The full name of the last rate that is named: 回落了3个百分点 is said of it."""
        names = [found[0] for found in self._rate.finditer(before)]
        return names[-1] if names else ""

    def full_share(self, name: str, before: str) -> str:
        """甲市工业占比 after 工业增加值占GDP比重: the full name, with what 甲市 adds before it; else ""."""
        short = _SHORT_SHARE.match(name)
        if not short:
            return ""
        for found in reversed(list(self._rate.finditer(before))):
            owner = _owner_of(short["head"], found["head"] or "")
            if owner is not None:
                return owner + found[0]
        return ""

    def owner(self, before: str) -> str:
        """经营主体持续壮大，总量达…: who a clause says is growing, or a group of firms; "" for none."""
        found = self._owner.search(before)
        return (found["owner"] or found["group"]) if found else ""


def _owner_of(head: str, full: str) -> str | None:
    """What stands before the word that both begin with (甲市工业, 工业增加值: 甲市), None for no such word."""
    return next((head[:-n] for n in range(len(head), 1, -1) if full.startswith(head[-n:])), None)
