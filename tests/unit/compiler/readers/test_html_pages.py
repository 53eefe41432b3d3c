"""The document told from the page around it: navigation, box of facts, attachments, footers, shells."""

import base64

import pytest
from toy_html import PROSE, read_bytes, read_page, text_lines
from toy_pages import plan_markup, wrap_page

from lianqun.compiler.readers.html.reader import read_html
from lianqun.errors import UnreadableFileError

TITLE = "白河市“十四五”工业发展规划"
PLAN = """（2021—2025年）
一、总体要求
（一）指导思想
坚持创新驱动，推动全市工业高质量发展，建设先进制造业基地。
（二）发展目标
到2025年，规模工业增加值年均增长7.5%以上，工业投资年均增长10%。
表1 主要指标
类别\t指标\t单位\t2025年
规模\t产值\t亿元\t500
创新\t研发强度\t%\t3.2
二、重点任务
1．做强装备。到2025年，装备产业营业收入达到300亿元。（责任单位：市工信局）
三、保障措施
加强组织领导，按年评估规划实施情况，及时调整。"""
NOISE = (
    "政务公开", "专题专栏", "当前位置", "索引号", "主题分类", "浏览次数", "字体", "打印", "分享", "扫一扫", "上一篇", "下一篇", "相关链接",
    "解读", "热点", "工业大会", "网站地图", "主办", "网站标识码", "ICP", "1366", "9999", "8888", "7777", "6666", "5555", "English",
    "请输入", "全站",
)  # fmt: skip


def test_a_government_page_gives_the_plan_and_nothing_else() -> None:
    document = read_page(wrap_page(plan_markup(PLAN), TITLE))
    assert [word for word in NOISE if word in document.text] == []
    lines = document.text.split("\n")
    assert lines[:2] == [TITLE, "（2021—2025年）"]
    assert "加强组织领导，按年评估规划实施情况，及时调整。" in lines
    assert len(document.tables) == 1
    assert [s.label for s in document.sections if s.level == 4] == [
        "一、总体要求",
        "二、重点任务",
        "三、保障措施",
    ]


def test_the_box_of_facts_is_metadata() -> None:
    metadata = read_page(wrap_page(plan_markup(PLAN), TITLE)).metadata
    assert metadata.title == TITLE
    assert metadata.document_number == "白政发〔2022〕7号"
    assert metadata.issuers == ("白河市人民政府",)
    assert metadata.issued_on == "2022年3月16日"


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li><b>索引号：</b>43/2022-1</li><li><b>发文字号：</b>白政办发〔2022〕9号</li><li>成文日期：2022年5月1日</li></ul>",
        "<dl><dt>索引号<dd>43/2022-1<dt>发文字号<dd>白政办发〔2022〕9号<dt>成文日期<dd>2022-05-01</dl>",
        "<p>索引号：43/2022-1　发文字号：白政办发〔2022〕9号　成文日期：2022-05-01</p>",
        "<table><tr><th>索引号</th><td>43/2022-1</td></tr><tr><th>发文字号</th><td>白政办发〔2022〕9号</td></tr><tr><th>成文日期</th><td>2022/5/1</td></tr></table>",
    ],
)  # fmt: skip
def test_boxes_of_facts_in_other_shapes(box: str) -> None:
    document = read_page(f"<body><div>{box}<h1>白河市工业规划</h1>{PROSE}</div></body>")
    assert document.metadata.document_number == "白政办发〔2022〕9号"
    assert document.metadata.issued_on == "2022年5月1日"
    assert document.text.startswith("白河市工业规划\n")


def test_what_the_text_says_wins_over_the_box() -> None:
    box = "<p>索引号：1 发文字号：白政办发〔2022〕9号 成文日期：2022-05-01</p>"
    document = read_page(
        f"<body><div>{box}<p>白河市工业规划</p><p>白政发〔2021〕3号</p>{PROSE}</div></body>"
    )
    assert document.metadata.document_number == "白政发〔2021〕3号"


def test_the_title_comes_from_the_pages_head_where_the_text_has_none() -> None:
    page = f"<head><title>白河市“十四五”工业规划（2021-2025年）_规划_白河市政府网</title></head><body>{PROSE}</body>"
    assert read_page(page).metadata.title == "白河市“十四五”工业规划（2021-2025年）"


def test_attachments_are_an_issue_that_names_them() -> None:
    document = read_page(wrap_page(plan_markup(PLAN), TITLE))
    (issue,) = [issue for issue in document.reading_issues if issue[0] == "html_attachments"]
    assert issue[3] == {"count": "2", "names": "1.重点项目表.pdf、2.任务分工.docx"}


def test_pictures_where_text_would_be_are_an_issue() -> None:
    document = read_page(
        f"<body><div>{PROSE}<p><img src=1.png></p><p><img src=2.jpg width=800></p><p>见图<img src=icon.gif></p>"
        "<p><img src=i.gif width=16></p></div><div class=footer><img src=3.png></div></body>"
    )
    assert [(issue[0], issue[3]) for issue in document.reading_issues] == [
        ("html_pictures", {"count": "2"})
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><div id='root'></div><script src='app.js'></script></body></html>",
        "<html><body><div id=app>加载中…</div><noscript>请启用脚本</noscript><script>1</script></body></html>",
        "<html><frameset cols='200,*'><frame src=a><frame src=b></frameset></html>",
        "<html><head><title>白河市规划</title></head><body><img src=1.jpg></body></html>",
        "<!doctype html><html></html>",
    ],
)
def test_a_shell_without_text_is_refused(page: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_html(page.encode(), "shell.html")
    assert caught.value.code == "html_without_text"


def test_a_page_of_little_text_is_read() -> None:
    assert text_lines("<p>到2025年产值达到100亿元。</p>") == ["到2025年产值达到100亿元。"]


def test_a_saved_article_of_wechat() -> None:
    paragraphs = "".join(
        f"<section><section><p><span leaf=''>{line}</span></p></section></section>"
        for line in PLAN.splitlines()[1:6]
    )
    page = (
        f"<html><head><meta property='og:title' content='{TITLE}'><title></title></head><body id='activity-detail'>"
        f"<div id='js_article'><h1 class='rich_media_title' id='activity-name'>{TITLE}</h1>"
        "<div id='meta_content'><span>白河发布</span> <em>2022-03-18 09:30</em><em>湖南</em></div>"
        f"<div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0;'>{paragraphs}</div></div>"
        "<div class='qr_code_pc'><img src=q.png><p>微信扫一扫<br>关注该公众号</p></div><script>var ct='1';</script></body></html>"
    )
    document = read_page(page)
    lines = document.text.strip().split("\n")
    assert lines[0] == TITLE
    assert lines[-1] == "到2025年，规模工业增加值年均增长7.5%以上，工业投资年均增长10%。"
    assert document.sections[1].label == "一、总体要求"


def test_main_text_in_several_containers_is_all_read() -> None:
    pages = "".join(f"<div class=page>{PROSE}<p>落款第{at}处</p></div>" for at in range(3))
    text = read_page(f"<body><h1>白河市工业规划</h1><div id=c>{pages}</div></body>").text
    assert text.count("到2025年") == 3
    assert all(f"落款第{at}处" in text for at in range(3))


def test_links_inside_paragraphs_and_contents_are_kept() -> None:
    contents = "".join(f"<p><a href='#_Toc{at}'>第{at}部分标题</a></p>" for at in range(6))
    document = read_page(
        f"<body><div>{contents}{PROSE}<p>按照<a href=/x>《制造强市行动计划》</a>要求，到2025年产值达到<a href=/y>500亿元</a>。</p></div></body>"
    )
    assert "第3部分标题" in document.text
    assert "按照《制造强市行动计划》要求，到2025年产值达到500亿元。" in document.text


def test_a_form_around_the_whole_page_and_misleading_names() -> None:
    page = f"<body class='has-sidebar'><form id=form1><div class='main search-page'><div class=share-content>{PROSE}</div></div></form></body>"
    assert len(text_lines(page)) == 3


def test_a_header_inside_the_article_keeps_the_title() -> None:
    page = (
        "<body><header><h2>白河市人民政府</h2><a href=/>首页</a></header><main><article><header><h1>白河市工业规划</h1></header>"
        f"{PROSE}</article></main><footer>白河市人民政府主办，电话12345，欢迎留言。</footer></body>"
    )
    assert text_lines(page)[0] == "白河市工业规划"
    assert len(text_lines(page)) == 4


def test_signature_and_annex_behind_the_text_are_kept() -> None:
    page = f"<body><div id=zoom>{PROSE}<p>附件：1.指标表</p><p>白河市人民政府</p><p>2022年3月16日</p><p>（此件公开发布）</p></div></body>"
    document = read_page(page)
    assert document.metadata.issuers == ("白河市人民政府",)
    assert document.metadata.issued_on == "2022年3月16日"


def test_a_web_archive_is_read_by_its_page() -> None:
    page = f"<html><head><meta charset=gb2312></head><body><h1>白河市工业规划</h1>{PROSE}</body></html>"
    content = (
        b'From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--B"\r\n\r\n'
        b'----B\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://x/\r\n\r\n'
        + base64.encodebytes(page.encode("gb18030"))
        + b"\r\n----B\r\nContent-Type: text/html\r\n\r\n<p>ad</p>\r\n----B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n----B--\r\n"
    )
    document = read_bytes(content)
    assert document.original == page
    assert document.encoding == "gb18030"
    assert document.text.startswith("白河市工业规划\n")


def test_an_archive_without_a_page_is_refused() -> None:
    content = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/plain\n\nx\n--B--\n'
    with pytest.raises(UnreadableFileError) as caught:
        read_html(content, "a.mht")
    assert caught.value.code == "html_archive_without_page"
