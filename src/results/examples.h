// Ciphers found, chosen by rule: the first that communicate, in order of seed and trial. Never by looks.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "results/macros.h"

namespace anc {

// "one-time pad", "perfectly secret (mixed key)", "leaks 2 bits" or "does not communicate".
std::string verdict_words(const Record& record);

// The first `count` records of each key size that communicate. Takes and keeps the order of merge_records.
std::vector<Record> first_examples(std::span<const Record> merged, int count);

// table/3/examples: for each record \examplecipher{n}{citation}{verdict}{rows}, where the verdict is
// verdict_words, and the rows are those of the column in (17), (21) and (24).
void define_examples(MacroFile& macros, Experiment experiment, std::span<const Record> examples);

}  // namespace anc
