#pragma once
#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Keeps log lines and answers with views of them.
class LogBook {
public:
    /// Keep a line.
    void add(std::string line) { lines_.push_back(std::move(line)); }

    /// How many lines are kept.
    std::size_t size() const { return lines_.size(); }

    /// All lines that contain the word, the oldest first.
    std::vector<std::string_view> with(std::string_view word) const {
        std::vector<std::string_view> found;
        for (const std::string& line : lines_)
            if (line.find(word) != std::string::npos) found.push_back(line);
        return found;
    }

    /// The last n lines, the newest first; all of them if there are fewer.
    std::vector<std::string_view> newest(std::size_t n) const {
        std::vector<std::string_view> found;
        for (auto line = lines_.begin(); line != lines_.end() && found.size() < n; ++line)
            found.push_back(*line);
        return found;
    }

private:
    // A deque never moves its elements when something is added at an end, so views of them stay valid.
    std::deque<std::string> lines_;
};
