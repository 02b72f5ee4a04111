"""The shapes of lines that a web page hangs around a text, wherever they stand."""

import re

from lushan_desktop.domain.recognise import lines
from lushan_desktop.domain.recognise.ahead import ends_a_title
from lushan_desktop.domain.recognise.passage import BLANKS, Grid, Source

_LONGEST, _LONGEST_STAMP, _ROW, _SENTENCE = 160, 80, 4, 8
_HOUR = re.compile(
    r"(?:\d{4}\s*[-/.年]\s*|^)\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?[\s　T]*"
    r"\d{1,2}\s*[:：]\s*\d{2}(?!\s*(?:前|至|到|时|[-—~起止]))"
)
_OF_PAPER = re.compile("(?:发文|成文|印发|签发)(?:日期|时间)")
_LETTERS = re.compile("[A-Za-z]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MEDIUM = "[^，。：:]{1,16}(?:[日晚早时商周][报讯]|电视台|广播|新闻网?|[^位]网|在线|客户端|融媒体?)"
_PRESS = re.compile(rf"{_MEDIUM}[\s　]+{lines.DAY}|{lines.DAY}[\s　]+{_MEDIUM}")
_ONWARD = re.compile(r"[\u4e00-\u9fff]{1,8}\s*[:：]?\s*(?:>{1,3}|＞{1,2}|»|›)")
_COUNTED = re.compile(r"(?:[\u4e00-\u9fffA-Za-z]{2,5}\s*[:：]\s*[\d,，.万]{1,8}[\s|｜]*){2,}")
"""查看：3664 | 回复：0: what a page counts."""
_LINKED = re.compile("[\u4e00-\u9fff]{0,10}(?:政府|网)(?:网站?)?")
_WORD = re.compile("[\u4e00-\u9fff]{2,6}")
_LEFT_OVER = re.compile(
    r".{1,60}\.(?:jpe?g|png|gif|bmp|webp)|[（(].{0,6}(?:资料图|配图|图源|截图).{0,8}[）)]|[<>]|<正>|"
    r"图为.{2,60}|[^。]{2,60}[ 　]摄|"
    r"[^。]{0,40}请点击?(?:此处?|这里|链接).{0,12}|"
    r"[（(]?建议(?:您)?使用.{0,40}(?:分辨率|浏览器).{0,30}|(?:【[^【】]{2,8}】[\s　]*){2,}|"
    r"[【\[](?:摘要|导语|导读|提要|核心提示)[】\]].*|您看到此篇.{0,20}|本文(?:链接|关键词|标签|地址|网址)\s*[:：].*|[^《。，]{0,4}(?:解读|图解)\s*[:：].{2,80}|[\u4e00-\u9fff]{2,8}链接\s*[:：].{2,80}|"
    r"\d{4}年\d{1,2}月\d{1,2}日[ 　]*星期.?|"
    r"[（(](?:统一编号|统一登记号|登记号|规范性文件编号)\s*[:：].{4,30}[）)]|第\s*\d{1,3}\s*版\s*[:：].{0,30}|"
    r".{0,12}点.{0,6}蓝字.{0,20}|[^。]{0,20}(?:微信号|公众号)[^。]{0,30}(?:编辑|制作|关注).{0,10}|"
    r"[^。]{0,20}分享(?:至|到)[^。]{0,12}朋友圈|[-•·]?\s*附件【[^【】]{2,80}】(?:已?下载.{0,8})?|"
    r"[|｜]\s*(?:时间|日期|来源)\s*[:：]\s*[|｜].{0,40}|"
    r"您?访问的链接.{0,60}|[（(]\d{1,6}[）)]|[^。]{0,40}永久链接\s*[:：].*|[-•·]?\s*附件【[^【】]{2,80}|"
    r"[|｜ ]+|!\[[^\]]*\]\([^)]*\)[ |｜]*|<image>.*|"
    r"[（(【]?点击.{0,16}(?:查看|放大|观看|阅读|浏览).{0,8}[）)】]?"
)
"""What a page had for a picture, and what it bids its reader to press."""
_RIGHTS = re.compile(
    r"(?:[^，。]{0,8}凡[^，。]{0,16}(?:本|注明|来源|署名)|本[报站网刊]|声明|未经本).{0,160}转载.*|声明[:：]本文.*|[*＊]?(?:特别|郑重)?声明[:：].{0,160}(?:本站|本网|平台|侵权|版权).*|[【\[]?(?:免责|版权)声明[】\]:：].{8,}|(?:[^。]{0,60}[，,])?(?:本文[仅只]代表|不代表本站).*|编者按[:：]本文.*|[^。]{0,60}转载[^。]{0,12}(?:注明|标明)[^。]{0,8}(?:出处|来源|作者).*|.{0,12}(?:转载|侵权)必究.{0,8}|.{0,20}版权归.{0,12}所有.{0,60}"
)
"""Who may print a page's text again."""
_FOREIGN = re.compile(r"(?=.*[A-Za-z]{2})[A-Za-z·•][A-Za-z .,'!&·•-]{2,40}")
_REPORTER = r"[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,2}"
_REPORTERS = re.compile(
    r"[（(](?![^（）()]*[章签印略完续附件开行文表图详见])(?:(?:[\u4e00-\u9fff]{0,6}记者|通讯员|图|文)\s*[:：]?\s*)?"
    rf"(?:[\u4e00-\u9fff]{{2,12}}[ 　]+)?{_REPORTER}(?:[、 　]+{_REPORTER})*[）)]"
)
"""（吴彤） below news."""
_EDITED = re.compile(
    r"[（(【]?(?:[\u4e00-\u9fff]{2})?(?:责任编辑|责编|编辑|编审|终审|审核)\s*[:：|丨].{0,30}"
)
_URL = re.compile(
    r"(?:[^，。]{0,12}[:：]\s*|[^，。：:]{2,24}\s+)?(?:https?://|www\.)[\x21-\x7e]+.{0,30}", re.IGNORECASE
)
PLACE = re.compile(
    r"(?:您|你)?的?(?:现在|当前|目前)?(?:所在|的|所处)*(?:的)?位置\s*(?:[:：>＞»]|首页\s*[>＞»]).*"
    r"|(?:网站)?(?:首\s*页|主\s*页)\s*(?:[>＞»›→/\\|｜\-—·_].*)?"
)
_CRUMBS = re.compile(r"[>＞»›]?\s*[^>＞»›→。；，]{1,24}(?:\s*[>＞»›→]+\s*[^>＞»›→。；，]{1,60})+")
_MENU = re.compile(r"[^|｜。；，]{1,14}(?:[|｜][^|｜。；，]{0,14}){2,}")
_CLOCK = re.compile(
    r"(?:[^\d，。：:]{1,12}[·•\s]\s*)?(?:(?:发布|更新|发表|公开|发稿|录入|上传)?(?:时间|日期|于)?\s*[:：]?\s*)?"
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?.*"
)
_ABROAD = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}\s+\d{1,2}[:：]\d{2}.{0,20}|\d{1,6}次?|[大中小]")
"""25.05.2016 17:04, as some sites write a day, a bare count, or the size of the letters."""
_PUBLISHED = re.compile(
    r"[\u4e00-\u9fff]{2}(?:时间|日期)\s*[:：]|(?:发布|更新|发表|公开|发稿|录入|上传|公布|归档|创建|编辑)(?:时间|日期)\s*[:：]?\s*\d{4}.*"
    r"|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*"
    r"(?:来源|作者|记者|编辑|稿源|浏览|点击|阅读)\w{0,2}\s*[:：].*|[\d+()（）\- ]{7,24}|[\w.\-]+@[\w.\-]+"
    r"|(?:时间|日期)\s*[:：]\s*(?:\d{4}[-/])?\d{1,2}[-/]\d{1,2}.*|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,3}\s*(?:秒钟?|分钟|小时|天|周|个?月|年)前"
)
_NAMED = re.compile(
    r"(?:浏览(?:次数|量)?|点击(?:数|量|次数|率)?|阅读(?:次数|数|量)?|访问(?:次数|量)?|【?字[体号](?:大小)?|信息来源|信息时间|验证码|"
    r"文章来源|稿件来源|发布[人者]|信息员|录入[人者]?|人气|最后更新|文章作者|背景色|责任编辑|责编|下载地址|技术支持|网站标识码|[上下]一[篇条](?:文章)?|终审|初审|"
    r"复审|分享(?:到|至)?|热门搜索|原标题|(?:本文|文章)?标签|当前时间|最佳浏览分辨率|视力保护色?|(?:政府)?网站标识码|公安备案号|友情链接|投稿邮箱|用户名|索\s*引\s*号)\s*[:：【].*"
)
_HOLDS = re.compile(
    r"(?:浏览(?:次数|量)?|点击(?:数|量|次数)?|阅读(?:次数|量)|字体|字号|责任编辑|发布时间|发布日期(?!\s*[:：]\s*\d{4}年\d{1,2}月$)|来源)\s*[:：【]"
    r"|©|(?i:copyright)|打印本[页文]|关闭(?:本页|窗口)|点击此处下载|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]ICP备"
    r"|公网安备|网站标识码|Powered by|版权所有|扫一扫|【打印|【关闭"
)
_LABELS = re.compile(
    r"(?:(?:作者|时间|日期|来源|编辑|人气|浏览|点击|阅读|发布(?:时间|日期|人)|信息来源|责任编辑)\s*[:：]\s*"
    r"[^\s:：。；，](?:[^:：。；，]{0,40}[^\s:：。；，])?(?:\d[:：]\d\d)?(?:[:：]\d\d)?\s+){1,4}"
    r"(?:作者|时间|日期|来源|编辑|人气|浏览|点击|阅读|发布(?:时间|日期|人)|信息来源|责任编辑)\s*[:：].{0,40}"
)
"""作者：某某 时间：2023-05-04: two or more things that a page says of itself."""
_OPEN_LABEL = re.compile(
    r"(?:浏览|点击|阅读|访问|次数|来源|作者|编辑|字体|字号|时间|日期)\w{0,2}\s*[:：【]\s*$"
)
"""A label at the end of a line whose value was a number that some script put in."""
_BUTTON = re.compile(
    r"[【\[〖]?(?:合集下载|文章属性|正文|(?:反对|支持|举报|点赞|点踩|收藏|评论|打赏)\d{0,5}|打印(?:[本此][页文]|正文|文章|页面)?|X?关闭(?:本页|窗口)?|收藏(?:本[页站])?|我(?:来|也)?说两句|我要评论|返\s*回(?:顶部|首页|列表)?|回(?:到)?(?:顶部|首页)|"
    r"分享(?:到|至)?|复制链接|网站地图|联系我们|关于我们|设为首页|加入收藏|无障碍(?:阅读|浏览)?|登录|注册|用户登录|退出|"
    r"搜索|导航|网站导航|长者模式|(?:退出|进入|切换)?(?:长者|老年|无障碍|适老|关怀)(?:浏览|阅读)?模式|分享(?:到|至)(?:微信|微博|QQ|朋友圈).{0,4}|(?:微信|QQ|新浪).{0,4}|"
    r"朋友圈|菜单|摘要|(?:文件|档案|内容)全文|Hi[,，]?|您好[,，]?|请登录|个人中心|展开|收起|(?:浏览|阅读|点击|访问)(?:次数|量|数)?|"
    r"(?:文件)?下载(?:文字版|图片版|本文)?|相关(?:链接|阅读|文章|稿件|附件|文件|信息|解读)|附件下载|扫(?:码|描).{0,14}|微信|微博|"
    r"大\s*中\s*小|[繁简][体體]?版?|长辈版|关怀版|适老版|老年版|听新闻|放大镜|最热评论|最新评论|网友评论(?:列表)?|评论一下|暂无网友评论|标签|上一[篇条页]|下一[篇条页]|展开阅读全文|智能问答|手机版|移动端|目录X|长者助手|我的收藏|释义|已归档|举报|相关|下载|分享[（(]赏[）)]|(?:相关|热门)词条|随便看|谢谢(?:观赏|阅读|观看)|配色方案|保留字段信息|图片\d*|×|robots|会议现场|政府网站找错|更多>*|适老化版?|站内搜索|请输入(?:关键|搜索|您).{0,8}|(?:播放)?语音(?:播报)?|播放|(?:开启|关闭)?(?:语音)?朗读(?:模式|本文|全文)?|背景色|(?:[\[【]?[大中小][\]】]?){3}|"
    r"A[-+－＋]?|[-—－|]|我要纠错|纠错|(?:网站|隐私|安全)声明|使用帮助|友情链接|(?:点击|文件)下载|下载文件|发表评论|推荐给朋友|智能客服|政务(?:微信|微博)|"
    r"(?:手机)?客户端(?:下载)?|APP(?:下载)?|党政机关|适老化|相关政策|(?:政策|文件|部门|相关)?(?:解读|图解)|关联阅读|(?:文章|信息)?详情|信息索引|未经授权，?不得转载)[】\]〗]?[:：]?"
)
_SITE = re.compile(
    r"[^，。；：]{2,24}(?:门户网站?(?:导航)?|政府网站?|政务网站?|信息网|服务网|新闻网|官方网站|官网|信息公开(?:平台|专栏|网)?|"
    r"政务公开(?:平台|专栏|网)?|融媒体中心|搜索网)|政务公开|信息公开"
    r"|[^，。；：]{2,60}政府信息公开|政府信息公开[ 　].{0,12}|中国[·•・].{2,12}|朗读"
    r"|.{2,16}(?:数字报纸?|电子报|电子版)|第?\d{1,6}版[:：].{0,12}|[|｜]"
    r"|[\u4e00-\u9fff]{2,8}[ ·][A-Za-z.]{3,20}|[-－—_=*·]{1,3}"
    r"|.{0,30}(?:记者|通讯员)[ /／][\u4e00-\u9fff]{2,3}.{0,16}"
    r"|.{0,20}\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天].{0,20}|[（(](?:发布|更新)于\s*[:：].*|.{0,8}简体\s*[|｜]\s*繁[体體].*"
)
_SOURCE = re.compile(
    r"[^，。]{0,20}作者[^，。]{0,10}[ 　]+\d{4}-\d{1,2}-\d{1,2}|作者\s*[:：]\s*《[^《》]{2,12}》.{0,40}|"
    r"(?:版名|版次|栏目|来源|作者|记者|通讯员|编辑|稿源|供稿|供稿单位|撰稿|时间)\s*[:：]\s*\S{0,30}(?:\s[\u4e00-\u9fff]{2,4}){0,3}"
)
_CREDIT = re.compile(
    r"(?:今日|本期)(?:责编|编辑|值班).{2,6}|[（(]?(?:内容|图文|文字|图片|信息|稿件|新闻|视频)?(?:来源|作者|编辑|审核人?|发布人|关联稿件|相关稿件|审签|校对|责编|摄影|图文?|供稿|撰稿|记者|通讯员|编审|主编|监制)"
    r"\s*(?:[:：|丨].*)?|(?:主办(?:单位)?|承办(?:单位)?|维护单位|备案号|网站备案号|版权及免责声明|免责声明|关键[词字]|标签|标题)\s*[:：|丨].*|[^。，：:]{2,24}(?:微信公众号|公众号|二维码)"
    r"|欢迎(?:您|你)?(?:访问|光临|来到)[^。]{2,80}"
    rf"|[（(]?[\u4e00-\u9fff]{{0,4}}(?:记者|通讯员|编辑|责编|校对|审核|摄影|编审|来源)"
    rf"[ 　]+{_REPORTER}(?:[ 　、]+{_REPORTER})*[）)]?|来源[ 　]+[^，。]{{2,20}}"
)
_CONTACT = re.compile(
    r"(?:地址|邮编|邮政编码|联系(?:电话|方式)?|[\u4e00-\u9fff]{0,4}电话|传真|网址|(?:电子)?邮\s*箱"
    r"|[\u4e00-\u9fff]{0,4}热线)\s*[:：].*"
)
"""Where to write to: the paper's, but for that of a site beside who keeps it."""
_KEEPER = re.compile(r"(?:主办|承办|备案号|(?:政府)?网站|技术支持|版权|.ICP备).*")
_KEEPS = re.compile("主办|主管|承办|协办|技术支持|运行维护|版权所有|备案号|网站地图|网站声明|联系我们")
_TOLD = re.compile(
    r"(主[办管]|承办|地址|电话|邮编|传真|邮箱|投稿|热线|网址|备案)[\u4e00-\u9fff]{0,4}\s*[:：]"
)
_COLUMN = re.compile(
    r"(?:(?:通知|公告|公示|通告|政策|文件|法规|规章|规范性|新闻|动态|要闻|信息|公开|政府|政务|部门|工作|解读|资讯|时政|最新|重要|图片)+)"
    r"(?:文件|法规|新闻|动态|要闻|信息|公开|解读|资讯)|(?:通知|公示|政务)公告|公[告示]通知|公告公示|[\u4e00-\u9fff]{2,4}(?:新闻|要闻|资讯)"
)
"""通知公告, 政策文件: a column of a site, whose name is but words for what it holds."""
_MADE_BY = re.compile(
    r"(?!责任[人单部]|签发|[^:：]*(?:单位|部门)\s*[:：])[一二三初复终责任值班本期编辑审核校对统撰供稿摄影制作图文片排版监主监播录者人员]{2,6}"
    rf"\s*[:：|丨]\s*{_REPORTER}(?:[、，, 　/]+{_REPORTER}){{0,5}}"
)
"""统稿：示例甲 示例乙: who made a page, in whatever words of that trade."""
_ALONE = re.compile(
    r"[^，。；：]{2,24}(?:网站|公报|信息公开目录)|信息公开目录|欢迎(?:您|你)?(?:访问|光临|来到).{2,30}[!！]?"
    r"|(?=[^，。；：:/]{2})(?:[^，。；：:/·\-]{0,18}[/·\-])+\s*(?:正文|详情|内容页?|详细内容|浏览文章)"
    r"|(?:发布机构|发布机关|发布单位|发文机构|发文机关|主题分类|信息分类|组配分类|公开方式|公开范围|有效性|时效性|生成日期|成文日期|"
    r"发文日期|信息索引号)\s*[】\]]?\s*[:：|｜].{0,40}"
)
CLOSES = re.compile(
    r"[^。]{0,60}(?:全文共|省略|显示了?)\s*\d+\s*字.{0,120}|"
    r"(?:版权|免责|特别|郑重|版权及免责|版权与免责)声明[:：]?|【?(?:相关|推荐|延伸|往期)(?:阅读|新闻|链接|文章|推荐|回顾)】?[:：]?|热点新闻|(?:新闻|热点|热文|为您|精彩)推荐|(?:相关|最新|推荐|热门)文档|猜你喜欢|"
    r".{0,60}请您对.{2,30}提出宝贵.{0,10}意见.*|(?:网友|最新|全部|留言与)评论.{0,16}|[*＊]\s*为?必填项?|评论一下|您?需要登录后才可以.*"
)
"""What a page begins below its text; nothing behind it belongs to the paper."""
_PAGE = re.compile(
    r"第\s*\[\d+\]\s*页.{0,12}|[—–\-－]{1,2}\s*\d{0,4}\s*[—–\-－]{1,2}|[━─_=*\-]{4,}|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
)
ADDED = re.compile(r"[（(](?![^（）()]*号[）)])[^（()）]{1,16}[）)]$")
"""What a page's heading adds to the title: （2019修订）."""
HOME = re.compile(r"1\s*[.．、]\s*(?:网站)?首\s*页")
_TODAY = re.compile(r"(?:今天|今日|现在)是\s*[:：]?(?:[\s\d年月日]*(?:星期.?)?.{0,12})?")
_COLLECTED = re.compile(
    r".{2,40}(?:通知|请示|报告|函|方案|总结)(?:【[一二三四五六七八九十]】|[一二三四五六七八九十])|(?!附|\d)[^，。]{2,60}\.(?:docx?|pdf|wps|ppt|txt)|(?:论文|全文|文章|正文)?(?:部分)?内容(?:阅读|摘要|预览|简介)[:：]?|(?:第[一二三四五六七八九十\d]{1,3}篇|[【]?[篇范例]文?[一二三四五六七八九十\d]{1,3}[】]?)\s*[:：]\s*\S.{3,60}"
)
"""第一篇：示例办法, over one paper of a collection."""
_LIBRARY = re.compile(
    r"本作品收录于.*|本作品.*(?:公有领域|著作权|版权).*|[^。]{0,12}维基文库社群.*|收录于(?:《[^《》]{2,60}》.{0,12})?|维基文库.{0,20}|(?:姊妹计划|数据项)\s*[:：]?.{0,20}|.{0,40}客户端.{0,6}|副标题\s*[:：].*"
    r"|(?:简介|摘要|导读)\s*[:：].{0,40}(?:文库|小编|本站).*|.*由会员(?:分享|上传).*|.{0,20}仅供参考.{0,20}以正式文件为准。?"
    r"|[A-Z]{2,6}\d{0,3}\s*[—–－-]\s*\d{4}\s*[—–－-]\s*\d{1,6}号?"
    r"|(?:核心提示|导读|导语)\s*[:：].*|上传人\s*[:：].*|.{2,60}\.docx?_第\d+页|亲[,，].{0,80}|资源描述|.{0,12}(?:举报|打赏)\s*\d.{0,20}"
    r"|.{0,8}下载文档前请.*|.{0,12}仅部分预览.*|.{0,8}如文档侵犯您的权益.*|本[篇文]文?章.{0,6}\d+字.{0,20}"
    r"|关联法规|.{0,240}小编.{0,4}(?:[为给]大家|精心|整理|收集|推荐|带来).{0,60}"
    r"|(?:格式|页数|大小)\s*[:：]\s*[\dA-Z.]+"
)
"""What libraries say of their copy, and the register number of a 规范性文件."""
_APART = re.compile(r"\s+(?=[:：])")
_DASHED = re.compile("^- (?=[\u4e00-\u9fff])")
_ROWED = re.compile(r"^[|｜]\s+(?=[^|｜\s][^|｜]*[|｜]?$)")
_BULLETED = re.compile(r"^-\s+[•·●▪◆]\s*")
_VALUES = re.compile(r"社会主义核心价值观\s*[:：].*")
_CODE = re.compile(
    r"(?=.*[A-Za-z]{2})(?=.*[{}<>$=;])[\x20-\x7e]{2,}|(?:document|window|\$)\s*[.(].*|//\s*[\u4e00-\u9fff]{2,12}|<[a-z/!][^<>]*>?"
)
"""What is left of the program or the looks of a page."""
_COUNTERS = re.compile(
    r"(?:您是第|(?:累计|今日|总)访问|已(?:被)?(?:浏览|阅读|访问)|本站支持|本网站支持).{0,30}|[-=]{2,6}.{0,16}[-=]{2,6}"
)
_SELF_EVIDENT = (_CODE, _COUNTERS, _URL, PLACE, _NAMED, _LABELS, _PAGE, _LEFT_OVER, _RIGHTS, _TODAY)


_TAIL_OF_TITLE = re.compile("[^《]*》")
"""The end of a title that began on the line before."""


def is_evident(text: str) -> bool:
    """Return True if a line is furniture wherever it stands."""
    if _LIBRARY.fullmatch(text) or is_foreign(text) or _COUNTED.fullmatch(text):
        return True
    if not text or len(text) > _LONGEST or text.endswith(("。", "；")):
        return bool(_VALUES.fullmatch(text) or (_RIGHTS.fullmatch(text) and len(text) <= 2 * _LONGEST))
    if is_button(text) or any(shape.fullmatch(text) for shape in _SELF_EVIDENT):
        return True
    is_whole = "<" not in text and not _TAIL_OF_TITLE.match(text)
    has_crumbs = is_whole and bool(_CRUMBS.fullmatch(text)) and any(sign in text for sign in ">＞»›")
    is_address = lines.is_address(text, after_a_title=False) and not _OPEN_LABEL.search(text)
    return has_crumbs or (bool(_HOLDS.search(text)) and not is_address)


def is_button(text: str) -> bool:
    """Return True for words that a reader of a page can press, and a row of words most of which are such."""
    words = re.split(r"[\s|｜]+", _APART.sub("", text))
    is_one = _BUTTON.fullmatch("".join(text.split()).strip("—－-"))
    pressed = sum(_BUTTON.fullmatch(word) is not None for word in words)
    is_row_of_them = len(words) > 2 and 2 * pressed >= len(words) and max(map(len, words)) <= _SENTENCE
    return bool(is_one) or pressed == len(words) or is_row_of_them


def is_row(text: str) -> bool:
    """Return True for a row of words that a reader can press: 网站首页 政务公开 政务服务 互动交流."""
    words = text.split()
    is_worded = len(words) >= _ROW and all(map(_WORD.fullmatch, words)) and max(map(len, words)) >= _ROW
    is_row = is_worded and not ends_a_title(text) and not all(map(lines.is_unit, words))
    return is_row or _leads_elsewhere(words)


def _leads_elsewhere(words: list[str]) -> bool:
    """Return True for the names of other sites: 中国政府网 示例省人民政府."""
    return (
        len(words) > 1 and any(word.endswith("网") for word in words) and all(map(_LINKED.fullmatch, words))
    )


def is_clocked(text: str) -> bool:
    """Return True for a line with a day and an hour, as pages have it and no head of a paper."""
    is_plain = len(text) <= _LONGEST_STAMP and "。" not in text
    is_plain = is_plain and not (lines.is_property(text) or _OF_PAPER.match(text))
    return is_plain and bool(_HOUR.search(text)) and not text.endswith(("：", ":"))


def is_pressed(text: str) -> bool:
    """Return True for a newspaper's or a station's name beside a day, and for 更多>>."""
    return bool(_PRESS.fullmatch(text) or _ONWARD.fullmatch(text))


def is_plain_code(text: str) -> bool:
    """Return True for letters and figures alone, as 18px: no line of the head of a Chinese paper."""
    return bool(_LETTERS.search(text)) and not _CHINESE.search(text) and not lines.is_number(text)


def is_foreign(text: str) -> bool:
    """Return True for a sentence in letters, which a library adds to a text."""
    letters, words = len(_LETTERS.findall(text)), len(text.split())
    return words >= _SENTENCE and letters * 4 > len(text) * 3


def is_above(text: str) -> bool:
    shapes = (_CLOCK, _ABROAD, _PUBLISHED, _SITE, _SOURCE, _MENU, _FOREIGN, _COLLECTED, _MADE_BY)
    is_shaped = is_row(text) or is_clocked(text) or is_pressed(text) or is_plain_code(text)
    is_shaped = is_shaped or any(shape.fullmatch(text) for shape in shapes)
    return bool(text) and not text.endswith("。") and is_shaped


def is_dated(text: str) -> bool:
    is_shaped = any(shape.fullmatch(text) for shape in (_CLOCK, _PUBLISHED, _NAMED))
    return is_shaped or is_clocked(text)


def is_dated_or_sourced(text: str) -> bool:
    """Return True for what a page sets right below its heading: when it was put there, and whence."""
    return is_dated(text) or "来源" in text[:6]


def is_credit(text: str) -> bool:
    """Return True if a line below a text tells who wrote, edited or put it there, or is a menu."""
    if text.endswith(("|", "｜")):
        text = text.rstrip(" |｜")
        if re.search("[|｜]", text):
            return False
    shapes = (_CREDIT, _CLOCK, _MENU, _FOREIGN, _REPORTERS, _MADE_BY)
    return _leads_elsewhere(text.split()) or any(shape.fullmatch(text) for shape in shapes)


def is_kept_by(text: str) -> bool:
    """Return True for who runs a site, on one line: 示例局主办 示例中心承办 技术支持：示例中心."""
    return len(text) <= _LONGEST and "。" not in text and len(set(_KEEPS.findall(text))) > 1


def is_letterhead(text: str) -> bool:
    """Return True for who keeps a site and where to write to, under two or more labels on one line."""
    return len(text) <= _LONGEST and "。" not in text and len(set(_TOLD.findall(text))) > 1


def is_contact(text: str) -> bool:
    return bool(_CONTACT.fullmatch(text))


def is_keeper(text: str) -> bool:
    """Return True if a line names who keeps a site."""
    return bool(_KEEPER.fullmatch(text)) or is_kept_by(text)


def is_edited(text: str) -> bool:
    """Return True if a line names the editor, with whom a page's text is at its end."""
    return bool(_EDITED.fullmatch(text))


def is_alone(text: str) -> bool:
    """Return True if a line belongs to a page even alone: a site's name, one entry of an index."""
    return bool(_ALONE.fullmatch(text) or _COLUMN.fullmatch(text)) and not text.endswith("。")


def text_of(source: Source) -> str:
    """The words of a line, without the bullet that a page set before them."""
    text = "" if isinstance(source, Grid) else source.text.strip(BLANKS).lstrip("•·●▪◆▍▌ \t")
    return _ROWED.sub("", _DASHED.sub("", _BULLETED.sub("", text)))


def is_of_a_head(text: str) -> bool:
    """Return True if a line is, or ends, a part of the head of a paper."""
    is_marked = any(
        shape(text) for shape in (lines.is_number, lines.is_urgency, lines.is_masthead, lines.is_date)
    )
    return is_marked or ends_a_title(text) or lines.ends_a_sentence(text) or lines.is_signer(text)


def ink(text: str) -> str:
    """The words of a line without the blanks among them."""
    return "".join(text.split())
