#include "solution.hpp"

#include <cstdio>
#include <string>
#include <vector>

static int failures = 0;

static void check(bool holds, const char* what) {
    if (holds) return;
    ++failures;
    std::printf("FAILED: %s\n", what);
}

using Documents = std::vector<int>;

static void words_are_found_after_many_texts() {
    Index index;
    for (int document = 0; document < 50; ++document)
        index.add(document, "every document has the word number" + std::to_string(document));
    check(index.find("number7") == Documents{7}, "a word of one document is found");
    check(index.find("document").size() == 50, "a word of all documents is found in all");
    check(index.words() == 55, "each word is known once");
}

static void documents_are_ascending_and_once() {
    Index index;
    index.add(9, "fast search");
    index.add(3, "search in search of search");
    index.add(6, "search");
    check(index.find("search") == Documents{3, 6, 9}, "documents are ascending, each once");
    index.add(6, "search");
    check(index.find("search") == Documents{3, 6, 9}, "adding a document again changes nothing");
}

static void asking_changes_nothing() {
    Index index;
    index.add(1, "a b");
    check(index.find("unknown").empty(), "an unknown word has no documents");
    check(index.find("").empty(), "nor has an empty one");
    check(index.words() == 2, "asking does not add words");
}

static void removing_forgets_words() {
    Index index;
    for (int document = 0; document < 40; ++document)
        index.add(document, "common rare" + std::to_string(document) + " odd" + std::to_string(document));
    for (int document = 0; document < 40; document += 2) index.remove(document);
    check(index.words() == 41, "words of removed documents are forgotten");
    check(index.find("rare2").empty(), "a removed document is not found");
    check(index.find("rare3") == Documents{3}, "the others are still found");
    check(index.find("common").size() == 20, "a common word loses only the removed ones");
    index.remove(1000);
    check(index.words() == 41, "removing an unknown document changes nothing");
}

static void an_empty_text_adds_nothing() {
    Index index;
    index.add(1, "");
    check(index.words() == 0, "an empty text has no words");
}

int main() {
    words_are_found_after_many_texts();
    documents_are_ascending_and_once();
    asking_changes_nothing();
    removing_forgets_words();
    an_empty_text_adds_nothing();
    if (failures == 0) std::puts("All tests passed.");
    return failures == 0 ? 0 : 1;
}
