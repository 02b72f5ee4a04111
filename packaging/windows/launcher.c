/* Starts the program in the Python that lies beside it, under a name and an icon of its own.
   Built twice: for the window (no console) and, with CONSOLE, for the command line. */

#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define RUNNING L"Local\\lushan-desktop-is-running"   /* The installer looks for it: installer.nsi */
#define UNFINISHED L"\\安装未完成"   /* The installer leaves it where it was broken off */
#define ROOM 32768

typedef int (*Main)(int, wchar_t **);

#ifdef CONSOLE
static int refuse(const wchar_t *why)
{
    char bytes[512];
    DWORD written, mode;
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);

    if (GetConsoleMode(out, &mode)) {
        WriteConsoleW(out, why, (DWORD)wcslen(why), &written, NULL);
        WriteConsoleW(out, L"\n", 1, &written, NULL);
    } else {
        int length = WideCharToMultiByte(CP_UTF8, 0, why, -1, bytes, sizeof bytes, NULL, NULL);
        WriteFile(out, bytes, length ? length - 1 : 0, &written, NULL);
    }
    return 1;
}
#else
static int refuse(const wchar_t *why)
{
    MessageBoxW(NULL, why, L"法治创建工作台", MB_ICONWARNING);
    return 1;
}
#endif

static int start(int given, wchar_t **arguments)
{
    static wchar_t path[ROOM];
    static wchar_t *opening[] = {L"-X", L"utf8", L"-m", L"lushan_desktop"};
    const int opened = sizeof opening / sizeof *opening;
    wchar_t *name;
    HMODULE python;
    Main run;
    wchar_t **all = calloc(given + opened + 1, sizeof *all);

    if (!all || !GetModuleFileNameW(NULL, path, ROOM - 32) || !(name = wcsrchr(path, L'\\')))
        return refuse(L"程序没有能启动，请重新安装。");
    wcscpy(name, UNFINISHED);
    if (GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES)
        return refuse(L"上次安装没有完成，请再运行一次安装程序。数据不受影响。");
    wcscpy(name, L"\\python\\python313.dll");
    python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    run = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return refuse(L"程序文件不完整，请重新安装。数据不受影响。");

    CreateMutexW(NULL, FALSE, RUNNING);   /* goes with the process */
    all[0] = arguments[0];
    for (int place = 0; place < opened; place++)
        all[1 + place] = opening[place];
    for (int place = 1; place < given; place++)
        all[opened + place] = arguments[place];
    return run(given + opened, all);
}

#ifdef CONSOLE
int wmain(int given, wchar_t **arguments)
{
    return start(given, arguments);
}
#else
int WINAPI wWinMain(HINSTANCE own, HINSTANCE before, wchar_t *line, int show)
{
    (void)own, (void)before, (void)line, (void)show;
    return start(__argc, __wargv);
}
#endif
