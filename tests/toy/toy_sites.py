"""The same plan on pages of different make: old layouts of tables, Word's markup, WeChat, plain text …"""

import re
from collections.abc import Callable

_NAVIGATION = "<div class='dh'><a href=1>首页</a> <a href=2>概况</a> <a href=3>要闻</a> <a href=4>公开</a></div>"
_FOOT = "<div class='dibu'><p>主办单位：白河市人民政府 承办：白河市数据局</p><p>湘ICP备0501号 网站标识码：4300</p></div>"
_LATIN = re.compile(r"[0-9A-Za-z.%]+")


def _flow(plan: str, paragraph: Callable[[str], str]) -> str:
    """A plan's lines, each made a paragraph, runs of tabbed ones tables."""
    parts: list[str] = []
    rows: list[str] = []
    for line in [*plan.splitlines(), ""]:
        if "\t" in line:
            rows.append("".join(f"<td>{cell}</td>" for cell in line.split("\t")))
            continue
        if rows:
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            rows = []
        if line.strip():
            parts.append(paragraph(line.strip()))
    return "\n".join(parts)


def layout_tables(plan: str, title: str) -> str:
    """Tables in tables lay out the page, as around 2005."""
    content = _flow(plan, lambda line: f"<p>{line}</p>")
    return f"""<html><body><table width=1000><tr><td><img src=logo.gif></td><td><a href=1>设为首页</a> | <a href=2>加入收藏</a></td></tr></table>
<table width=1000><tr><td><a href=a>首页</a></td><td><a href=b>新闻</a></td><td><a href=c>公开</a></td><td><a href=d>互动</a></td></tr></table>
<table width=1000><tr><td valign=top width=200><table><tr><td><a href=x>栏目甲</a></td></tr><tr><td><a href=y>栏目乙</a></td></tr></table></td>
<td valign=top><table width=100%><tr><td>您现在的位置：<a href=/>首页</a>&gt;&gt;<a href=/g>规划</a>&gt;&gt;正文</td></tr>
<tr><td><table class=bd1><tr><td>索 引 号：</td><td>0001/2022-1</td><td>主题分类：</td><td>综合政务</td></tr>
<tr><td>发文机关：</td><td>白河市人民政府</td><td>成文日期：</td><td>2021年12月09日</td></tr>
<tr><td>标　　题：</td><td colspan=3>{title}</td></tr></table></td></tr>
<tr><td align=center><b>{title}</b></td></tr><tr><td align=center>发布时间：2022-01-10　来源：市工信局　点击：123</td></tr>
<tr><td id=UCAP-CONTENT>{content}</td></tr><tr><td align=right>【<a href=#>打印</a>】【<a href=#>关闭</a>】</td></tr></table></td></tr></table>
<table width=1000><tr><td>版权所有 白河市人民政府 | <a href=1>联系我们</a> | <a href=2>网站地图</a></td></tr></table></body></html>"""


def line_breaks(plan: str, title: str) -> str:
    """Paragraphs are parted by breaks and indented by spaces."""
    content = _flow(plan, lambda line: f"&nbsp;&nbsp;&nbsp;&nbsp;{line}<br><br>\n")
    head = f"<center><font size=5>{title}</font></center>"
    return f"<html><body>{_NAVIGATION}{head}<font size=3>{content}</font>{_FOOT}</body></html>"


def saved_by_word(plan: str, title: str) -> str:
    """Word's own markup: a span for each run, styles over line ends, empty paragraphs."""

    def paragraph(line: str) -> str:
        far = "<span style='font-size:16.0pt;font-family:仿宋_GB2312'>"
        near = "<span\nlang=EN-US style='font-size:16.0pt;mso-fareast-font-family:\n仿宋_GB2312'>"
        runs = _LATIN.sub(lambda run: f"</span>{near}{run[0]}</span>{far}", line)
        empty = "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
        return (
            f"<p class=MsoNormal>{far}{runs}</span><o:p></o:p></p>\n<p class=MsoNormal>{empty}</p>"
        )

    head = (
        "<head><meta name=Generator content='Microsoft Word 15'><title>规划</title>"
        "<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]--><style><!-- p.MsoNormal {margin:0} --></style></head>"
    )
    content = _flow(f"{title}\n{plan}", paragraph)
    return f"<html xmlns:o='urn:x'>{head}<body lang=ZH-CN><div class=WordSection1>{content}</div></body></html>"


def wechat_article(plan: str, title: str) -> str:
    """A saved article of WeChat: sections in sections, hidden until a script shows them."""
    content = _flow(
        plan,
        lambda line: (
            f"<section><section><span leaf=''><span>{line}</span></span></section></section>"
        ),
    )
    return (
        f"<html><head><meta property='og:title' content='{title}'></head><body><div id=js_article>"
        f"<h1 class=rich_media_title id=activity-name>{title}</h1><div id=meta_content><span>白河工信</span>"
        f"<em>2022-01-10</em></div><div id=js_content style='visibility:hidden'>{content}</div></div>"
        "<div id=js_pc_qr_code><p>微信扫一扫<br>关注该公众号</p></div><div class=comment><p>写留言</p></div></body></html>"
    )


def one_line(plan: str, title: str) -> str:
    """A page without line ends, each character in a span of its own."""
    content = _flow(
        plan, lambda line: "<div>" + "".join(f"<span>{char}</span>" for char in line) + "</div>"
    )
    head = f"<head><title>{title}_白河市</title></head>"
    page = f"<html>{head}<body>{_NAVIGATION}<div><div class=bt>{title}</div>{content}</div>{_FOOT}</body></html>"
    return page.replace("\n", "")


def xhtml(plan: str, title: str) -> str:
    """XHTML with elements that close themselves."""
    content = _flow(plan, lambda line: f"<p>{line}</p>")
    head = f'<head><title>{title}</title><script type="text/javascript" src="a.js" /></head>'
    return (
        f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">{head}<body>'
        f'<a name="top" />{_NAVIGATION}<h1>{title}</h1><hr />{content}{_FOOT}</body></html>'
    )


def open_paragraphs(plan: str, title: str) -> str:
    """Nothing is ever closed."""
    return f"<title>x</title><h1>{title}" + _flow(plan, lambda line: f"<p>{line}")


def saved_text(plan: str, title: str) -> str:
    """A text file as a browser saves it."""
    return f"<html><head></head><body><pre style='white-space: pre-wrap;'>{title}\n\n{plan}</pre></body></html>"


SITES = (
    layout_tables,
    line_breaks,
    saved_by_word,
    wechat_article,
    one_line,
    xhtml,
    open_paragraphs,
    saved_text,
)
"""All kinds of page; each makes one of a plan's text and its title."""
