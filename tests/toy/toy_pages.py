"""Web pages in the manner of government sites, written for the tests around a plan's own text."""

import re

_HEAD = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}-政务公开-白河市人民政府门户网站</title>
<meta name="SiteName" content="白河市人民政府门户网站"/>
<meta name="ColumnName" content="规划计划"/>
<meta name="ArticleTitle" content="{title}"/>
<meta name="PubDate" content="2022-03-18 09:30"/>
<meta name="ContentSource" content="市工业和信息化局"/>
<style>.TRS_Editor P {{margin:0; line-height:2em}} .hide {{display:none}}</style>
<script type="text/javascript" src="/js/jquery.js"></script>
<script>var n = 1; if (n < 2 && n > 0) {{ document.write("<p>脚本写出的到2025年产值达到9999亿元。</p>"); }}</script>
</head>
"""
_TOP = """<body onload="init()">
<!-- 页头 到2025年注释里的产值达到8888亿元。 -->
<div class="top"><a href="/">首页</a><a href="/en">English</a><a href="/wza">无障碍阅读</a><a href="/login">登录</a></div>
<div class="header"><a href="/"><img src="logo.png" width="420" height="80" alt="白河市人民政府"/></a>
<form action="/search"><input type="text" name="q" value="请输入关键词"/><select><option>全站</option><option>政策</option></select></form></div>
<div class="nav"><ul>
<li><a href="/zwgk">政务公开</a><li><a href="/ztzl">专题专栏</a><li><a href="/hdjl">互动交流</a><li><a href="/bsfw">办事服务</a>
</ul></div>
<div class="main">
<div class="position">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/zwgk">政务公开</a>&nbsp;&gt;&nbsp;<a href="/gh">规划计划</a></div>
<table class="xxgk" width="100%" border="0">
<tr><td><b>索&nbsp;引&nbsp;号：</b></td><td>430100/2022-00123</td><td><b>主题分类：</b></td><td>工业、交通\\其他</td></tr>
<tr><td><b>发布机构：</b></td><td>白河市人民政府</td><td><b>成文日期：</b></td><td>2022-03-16</td></tr>
<tr><td><b>发文字号：</b></td><td>白政发〔2022〕7号</td><td><b>有&nbsp;效&nbsp;性：</b></td><td>有效</td></tr>
</table>
<h1 class="title">{title}</h1>
<div class="info"><span>发布时间：2022-03-18 09:30</span><span>来源：市工业和信息化局</span><span>浏览次数：<b id="hits"></b></span>
<span>字体：[<a href="javascript:zoom(16)">大</a> <a href="javascript:zoom(14)">中</a> <a href="javascript:zoom(12)">小</a>]</span>
<a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div>
<div class="share" id="share-2"><a href="#">分享到：</a><a href="javascript:;">微信</a><a href="javascript:;">微博</a></div>
<div id="zoom" class="TRS_Editor">
"""
_BOTTOM = """
</div>
<div class="fj"><p>附件：<a href="P020220318.pdf">1.重点项目表.pdf</a></p><p><a href='files/tu.docx?v=2'>2.任务分工.docx</a></p></div>
<div class="ewm"><img src="qr.png" width="100" height="100"/><p>扫一扫在手机打开当前页</p></div>
<p>【打印】 【关闭】</p>
<p>上一篇：<a href="/a1">白河市教育发展规划（2021—2025年）</a></p>
<p>下一篇：<a href="/a2">关于做好2022年春耕工作的通知</a></p>
<div class="related"><h3>相关链接</h3><ul>
<li><a href="/b1">《规划》解读：到2025年产值突破7777亿元。</a><span>2022-03-19</span></li>
<li><a href="/b2">一图读懂白河市工业规划</a><span>2022-03-20</span></li>
<li><a href="/b3">新闻发布会实录</a><span>2022-03-21</span></li></ul></div>
</div>
<div class="right"><h3>热点推荐</h3><ul><li><a href="/c1">白河市召开工业大会</a></li><li><a href="/c2">白河市2021年工业增长9.9%。</a></li>
<li><a href="/c3">白河市新开工项目30个</a></li></ul></div>
<div class="footer"><a href="/map">网站地图</a>|<a href="/about">关于我们</a>|<a href="/law">法律声明</a>
<p>主办：白河市人民政府　承办：白河市数据局。版权所有：白河市人民政府</p>
<p>网站标识码：4301000001　湘ICP备05000000号　湘公网安备43010002000000号</p>
<p>建议使用1366*768分辨率，IE9.0以上浏览器浏览本网站。今年以来访问量达到500万人次。</p></div>
<div style="display:none">统计代码：到2025年产值达到6666亿元。</div>
<noscript>请打开脚本，2025年产值5555亿元。</noscript>
</body></html>
"""
_ENTITIES = {"“": "&ldquo;", "”": "&#8221;", "—": "&mdash;", "、": "&#x3001;"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?=亿元|%|家)")


def wrap_page(content: str, title: str, charset: str = "utf-8") -> str:
    """The content as a page of a government site: navigation, box of facts, attachments, footer around it."""
    head = _HEAD.format(title=title, charset=charset)
    return head + _TOP.format(title=title) + content + _BOTTOM


def plan_markup(plan: str) -> str:
    """A plan given as text, each line a paragraph and runs of tabbed lines a table; with entities and spans."""
    parts: list[str] = []
    rows: list[str] = []
    for line in plan.splitlines():
        if "\t" in line:
            rows.append("".join(f"<td><p>{_inline(cell)}</p></td>" for cell in line.split("\t")))
            continue
        if rows:
            parts.append(
                '<table border="1"><tbody>' + "</tr>\n".join(f"<tr>{r}" for r in rows) + "</table>"
            )
            rows = []
        if line.strip():
            parts.append(f'<p style="text-indent: 2em">&emsp;&emsp;{_inline(line.strip())}</p>')
    return "\n".join(parts)


def _inline(text: str) -> str:
    """Words as editors leave them: entities, figures in spans of their own."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    for char, entity in _ENTITIES.items():
        escaped = escaped.replace(char, entity)
    font = "font-family: 仿宋_GB2312; font-size: 16pt; mso-spacerun: 'yes'"
    return re.sub(
        r"(?<![#x\w&])\d+(?:\.\d+)?(?=亿元|%|家)",
        lambda found: f'<span lang="EN-US" style="{font}">{found[0]}</span>',
        escaped,
    )
