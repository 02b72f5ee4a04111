"""How much of a line is what web pages say of themselves: 登录, 上一篇, 扫一扫, 本站, 技术支持.

A page may say such things in any wording; a paper's own lines hold but few of these words.
"""

import re

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title

_WORDS = """
首页 主页 网页 页面 本页 正文 顶部 底部 上一篇 下一篇 上一页 下一页 上一条 下一条
上一版 下一版 上篇 下篇 版面 导航 菜单 栏目 频道 专栏 更多 返回 回到 后退 关闭 窗口
打印 收藏 复制 下载 点击 单击 长按 扫一扫 扫码 扫描 二维码 链接 地址栏 跳转 访问 打开
进入 继续 确定 取消 提交 刷新 搜索 检索 热词 热搜 网站 本站 本网 站点 站群 网址 门户
官网 第三方 网络 客户端 手机 移动端 电脑版 触屏版 浏览器 分辨率 浏览 阅读 播放 朗读
语音 收听 放大 缩小 字体 字号 大小 无障碍 长者 适老 关怀 模式 简体 繁体 智能 问答
机器人 客服 在线 微信 微博 公众号 小程序 朋友圈 抖音 视频号 头条号 新媒体 分享 转发
点赞 评论 留言 跟帖 投稿 纠错 我要 我来 说两句 表情 网友 发表 评分 打分 满意度 登录
登陆 注册 账号 帐号 密码 用户 用户名 会员 验证码 游客 退出 个人中心 忘记 新用户 立即
请先 还没有 版权 版权所有 所有 转载 声明 免责 主办 承办 协办 主管 技术支持 制作 维护
运维 管理员 备案 备案号 网安 公网安备 标识码 许可证 热线 广告 订报 站长 在线人数
友情链接 友情 相关 推荐 热门 热点 最新 猜你喜欢 随便看看 延伸阅读 往期 回顾 图片 视频
专辑 新闻网 日报 晚报 数字报 电子报 发布系统 编辑 责编 责任编辑 来源 作者 记者 稿源
供稿 次数 发布时间 更新 加载中 请稍候 您 当前 位置 所在 现在 欢迎 光临 您好 今天 星期
联系我们 关于我们 网站地图 帮助 积分 购买 文档 文库 原文 全文 预览 相关内容 展开 收起 隐藏 显示
剩余 这里 此处
"""
_WORD = re.compile("|".join(sorted(map(re.escape, _WORDS.split()), key=len, reverse=True)))
_CHARACTER = re.compile("[\u4e00-\u9fff]")
_NUMBERED = re.compile(r"\d{1,2}(?:[.．]\d{1,2})*[.．、\s]")
_HALF, _SEVERAL, _LONGEST = 0.5, 3, 120
_ENTRY = re.compile(r"[\w ]{0,6}\d{8,}\w*[-/]\d{4}[-/]\d{3,}(?:[\s　]+\d{4}-\d{2}-\d{2})?")
"""11152523011672048D/2024-00004: the number of a page in its site's index."""


def says_page(text: str) -> bool:
    """Return True for a line that, wherever it stands, speaks of pages: half of it are several such words."""
    words = _words(text)
    return _may_be_of_page(text) and len({*words}) >= _SEVERAL and _share(text, words) >= _HALF


def hints_at_page(text: str) -> bool:
    """Return True for a line that speaks of pages, above the text or below it."""
    words = _words(text)
    share = _share(text, words)
    is_said = (share > _HALF or (share == _HALF and len(words) > 1)) and not text.endswith("。")
    return bool(_ENTRY.fullmatch(text)) or (_may_be_of_page(text) and is_said)


def _may_be_of_page(text: str) -> bool:
    shapes = (lines.heading_role, lines.lists_attachments, lines.is_attachment_named, ends_a_title)
    is_plain = 0 < len(text) <= _LONGEST and not _NUMBERED.match(text)
    return is_plain and not any(shape(text) for shape in shapes)


def _words(text: str) -> list[str]:
    return _WORD.findall("".join(text.split()))


def _share(text: str, words: list[str]) -> float:
    characters = len(_CHARACTER.findall(text))
    return sum(map(len, words)) / characters if characters else 0.0
