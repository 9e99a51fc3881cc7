#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Keeps log lines and answers with views of them.
class LogBook {
public:
    /// Keep a line.
    void add(std::string line) {}

    /// How many lines are kept.
    std::size_t size() const { return 0; }

    /// All lines that contain the word, the oldest first.
    std::vector<std::string_view> with(std::string_view word) const { return {}; }

    /// The last n lines, the newest first; all of them if there are fewer.
    std::vector<std::string_view> newest(std::size_t n) const { return {}; }
};
