#include "solution.hpp"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

static int failures = 0;

static void check(bool holds, const char* what) {
    if (holds) return;
    ++failures;
    std::printf("FAILED: %s\n", what);
}

using Lines = std::vector<std::string_view>;

static void lines_are_kept_and_found() {
    LogBook book;
    check(book.size() == 0 && book.with("").empty() && book.newest(3).empty(), "an empty book answers nothing");
    for (const char* line : {"get /a 200", "get /b 404", "put /a 200"}) book.add(line);
    check(book.size() == 3, "three lines are kept");
    check(book.with("/a") == Lines{"get /a 200", "put /a 200"}, "lines with a word come oldest first");
    check(book.with("").size() == 3, "every line contains the empty word");
    check(book.with("delete").empty(), "no line has a word that none has");
}

static void the_newest_come_first() {
    LogBook book;
    for (const char* line : {"one", "two", "three"}) book.add(line);
    check(book.newest(2) == Lines{"three", "two"}, "the last two lines, newest first");
    check(book.newest(0).empty(), "none of them");
    check(book.newest(9) == Lines{"three", "two", "one"}, "all of them if there are fewer");
}

static void the_callers_line_may_change() {
    LogBook book;
    std::string line = "a line that is long enough to lie on the heap by itself";
    book.add(line);
    const std::string before = line;
    line.assign(line.size(), 'x');
    check(book.newest(1) == Lines{before}, "the book does not depend on the caller's string");
}

static void views_stay_valid(const std::string& begin, const char* what) {
    LogBook book;
    book.add(begin + "0");
    const Lines found = book.with(begin), last = book.newest(1);
    for (int i = 1; i < 5000; ++i) book.add(begin + std::to_string(i));
    const bool same = found == Lines{begin + "0"} && last == Lines{begin + "0"};
    check(same, what);
}

int main() {
    lines_are_kept_and_found();
    the_newest_come_first();
    the_callers_line_may_change();
    views_stay_valid("a line that is long enough to lie on the heap ", "views of long lines stay valid");
    views_stay_valid("ok ", "views of short lines stay valid");
    if (failures == 0) std::puts("All tests passed.");
    return failures == 0 ? 0 : 1;
}
