#pragma once
#include <algorithm>
#include <cstddef>
#include <iterator>
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
            insert(postings_[std::string(rest.substr(0, end))], document);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    /// The documents that have the word, ascending, each once.
    const std::vector<int>& find(std::string_view word) const {
        static const std::vector<int> none;
        auto it = postings_.find(std::string(word));
        return it == postings_.end() ? none : it->second;
    }

    /// Forgets a document, and the words that only it had.
    void remove(int document) {
        for (auto it = postings_.begin(); it != postings_.end();) {
            std::erase(it->second, document);
            it = it->second.empty() ? postings_.erase(it) : std::next(it);
        }
    }

    /// How many words are known.
    std::size_t words() const { return postings_.size(); }

private:
    static void insert(std::vector<int>& documents, int document) {
        documents.insert(std::lower_bound(documents.begin(), documents.end(), document), document);
    }

    /// The keys own their letters.
    std::unordered_map<std::string, std::vector<int>> postings_;
};
