"""The noun that follows a number (培育5家…企业), without what else its item says."""

import re

_BRACKETED = re.compile(r"[（(][^）)]{1,14}(?:[）)](?=.)|$)")
_CALLED = re.compile(r"[（(]以下(?:统?简)?称[:：]?(?P<name>“[^”]{2,12}”)[）)]?")
_AFTER_STOP = re.compile(
    r"(?:[（(][^（）()]{2,30}(?:负责|牵头|配合)[)）]?$|[（(][^）)]*$|，.*|(?<!未能)(?<!未)(?:扎实|有序|稳步|如期|按期|圆满|相继|陆续)(?:推进|实施|落地|完成|开展|建设|开通|投用|建成).*|加快推进$|落地(?:见效|生根).*|全覆盖$|达到.*|左右.*|(?<!级)以上$|等(?=方面|任务).*|(?:让|使(?!用)|得到|全部|顺利|正在|加快(?!推进)|全面完成).*)$"
)
_PRAISED = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,5}[强广高好优大足新全快多美精专佳深浓低](?:、|的(?=[\u4e00-\u9fff]{2})))+(?<=的)"
)
"""吸引力强、带动面广的: what kind of things are wanted, no part of their name."""
_STEPS = ("大关", "台阶", "关口", "俱乐部")
_MOVES_ON = re.compile(
    r"(?:同比|年均|再)?(?:增长|下降|提高|提升|减少|增加|回落|上升)(?:了|约|近|超)?$"
)
_BASIS = re.compile(r"的?(?:基础|水平)上")


def clean_after(after: str) -> str:
    """The noun that follows a number (培育5家…企业), cut at the end of its item."""
    named = _CALLED.search(after)
    if named:
        return named["name"]
    if after.startswith(("、", "，", *_STEPS)) or _MOVES_ON.match(after) or _BASIS.match(after):
        return ""
    text = _AFTER_STOP.sub("", _BRACKETED.sub("", after).strip("的 ，、。"))
    text = _PRAISED.sub("", text)
    if text.startswith(("（", "(")):
        return ""  # 15个百分点（图6）
    text = text[1:] if text.startswith("级") and text.endswith("规模") else text
    return text if len(text) >= 2 or text == "人" else ""
