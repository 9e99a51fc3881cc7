#pragma once
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Which documents contain a word.
class Index {
public:
    /// Adds the words of a text, which stand between single spaces.
    void add(int document, std::string text) {
        std::string_view rest = text;
        while (!rest.empty()) {
            std::size_t end = std::min(rest.find(' '), rest.size());
            postings_[rest.substr(0, end)].push_back(document);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    /// The documents that have the word, ascending, each once.
    const std::vector<int>& find(std::string_view word) { return postings_[word]; }

    /// Forgets a document, and the words that only it had.
    void remove(int document) {
        for (auto it = postings_.begin(); it != postings_.end(); ++it) {
            std::vector<int>& documents = it->second;
            documents.erase(std::remove(documents.begin(), documents.end(), document),
                            documents.end());
            if (documents.empty()) postings_.erase(it);
        }
    }

    /// How many words are known.
    std::size_t words() const { return postings_.size(); }

private:
    std::unordered_map<std::string_view, std::vector<int>> postings_;
};
