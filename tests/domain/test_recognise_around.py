"""Whatever lines a page hangs around a paper, and in whatever order, the paper stays what it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lushan_desktop.intake.paper_text import read_pasted_paper

PAPERS = {
    "a notice": "示例县人民政府办公室关于开展案卷评查工作的通知\n各乡镇人民政府，县政府各部门：\n"
    "为规范行政执法行为，提高案卷质量，经县政府同意，决定开展案卷评查工作。现将有关事项通知如下：\n"
    "一、评查范围\n各行政执法单位2022年办结的案卷。\n示例县人民政府办公室\n2023年5月4日",
    "a report": "示例县2022年法治政府建设工作报告\n2022年，全县上下扎实推进法治政府建设，取得明显成效。"
    "现将有关情况报告如下：\n一、主要做法\n（一）加强组织领导。县委、县政府多次召开会议，专题研究。\n"
    "二、下步打算\n继续加大工作力度，推动法治政府建设再上新台阶。",
    "a summary": "示例县司法局2021年度工作总结\n2021年，县司法局在县委、县政府领导下，各项工作取得新进展。\n"
    "一、工作开展情况\n（一）法治督察有力。开展督察12次，全部整改到位。",
    "a reply": "示例县人民政府关于同意设立示例产业园区的批复\n示政文〔2022〕15号\n示例镇人民政府：\n"
    "你镇《关于设立示例产业园区的请示》（示政〔2022〕3号）收悉。经研究，现批复如下：\n"
    "一、同意设立示例产业园区。\n此复。\n示例县人民政府\n2022年3月1日",
    "a plan": "示例县法治政府建设示范创建实施方案\n为深入推进示范创建，结合我县实际，制定本方案。\n"
    "一、总体要求\n坚持问题导向，补齐短板弱项，力争通过省级验收。",
    "a speech": "在全县法治建设工作会议上的讲话\n示例甲\n（2023年4月6日）\n同志们：\n"
    "今天我们召开全县法治建设工作会议，主要任务是总结去年工作，部署今年任务。下面，我讲三点意见。\n"
    "一、提高认识，增强责任感\n法治是治国理政的基本方式。",
}  # fmt: skip
ABOVE = [
    "您当前所在位置：首页 > 政务公开 > 通知公告", "您的位置: / 正文", "首页 - 政务公开 - 县政府办文件",
    "返回顶部", "个人中心", "适老化版", "站内搜索", "请输入关键字", "语音播报", "开启朗读模式", "A- A A+",
    "[大] [中] [小]", "背景色：", "视力保护色：", "分享到 - 微信", "【字号：大 中 小 】", "登录 | 注册",
    "打印 收藏", "来源：县司法局 时间：2023-05-06 09:12", "2023-05-06 09:12　　县政府办　　浏览：23",
    "信息来源：", "发布者：管理员", "信息员：办公室", "录入：admin", "人气：55", "已浏览 12 次",
    "最后更新：2021-02-03", "索 引 号： 11410423005452161A/2023-00012", "组配分类: 规范性文件发布",
    "公文目录：应急管理", "公开时限：长期公开", "公开责任部门：县司法局", "信息类别：规范性文件",
    "服务对象：", "生效日期：2023-06-01", "效力状态：有效", "内容概述：", "规范性文件编号：SLXFGS-2023-001",
    "示例县人民政府门户网站", "http://www.example.gov.cn/t20230506_1234.html",
    ".TRS_Editor P{margin-top:0;}", 'var temp = document.getElementById("x");',
    "document.write('相关政策');",
]  # fmt: skip
BELOW = [
    "扫一扫在手机打开当前页", "分享到:  微信  微博", "【打印本页】 【关闭窗口】", "我要纠错", "【纠错】",
    "返回列表", "责任编辑：示例乙 审核：示例丙", "（编辑：示例乙）", "上一篇：关于做好春节值班工作的通知",
    "下一条：无", "相关政策", "关联阅读：", "点击下载", "网站声明", "隐私声明",
    "网站地图 | 联系我们 | 关于我们", "主办单位：示例县人民政府", "维护单位：示例县政府办公室",
    "豫ICP备05012345号", "公安备案号：41042302000001", "版权所有：示例县人民政府",
    "Copyright © 2020 All Rights Reserved", "©2023 示例县人民政府", "本网站支持IPv6", "友情链接：",
    "-- 请选择 --", "您是第 12345 位访客", "累计访问：12345", "政务微信", "APP下载", "智能客服",
    "用户名： 密码： 验证码：", "$('#share-1').share();", "img#imgConac {", "//相关政策", "<div",
]  # fmt: skip


def core(text):
    told = read_pasted_paper(text).told
    return told.title, told.addressee, told.number, told.issuing_body, told.signed_on


@pytest.mark.parametrize("paper", PAPERS)
@settings(max_examples=25)
@given(
    above=st.lists(st.sampled_from(ABOVE), unique=True), below=st.lists(st.sampled_from(BELOW), unique=True)
)
def test_a_paper_is_the_same_with_a_page_around_it(paper, above, below):
    text = "\n".join([*above, PAPERS[paper], *below])

    assert core(text) == core(PAPERS[paper])
    assert [line.strip() for line in read_pasted_paper(text).told.furniture] == [*above, *below]


@pytest.mark.parametrize("button", ["返回顶部", "个人中心", "智能客服", "站内搜索"])
def test_a_button_above_a_report_does_not_issue_it(button):
    assert core(f"{button}\n{PAPERS['a report']}")[3] == ""


def test_what_stands_below_an_empty_entry_is_its_value_only_where_it_is_none_of_the_page():
    page = "首页 > 正文\n文号：\n您是第 12345 位访客\n"
    assert core(page + PAPERS["a report"])[2] == ""
