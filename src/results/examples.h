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

// \examplecipher{n}{citation}{verdict}{rows}: the rows are those of the column in (17), (21) and (24).
std::string latex_example(const Record& record, const std::string& verdict);

// table/3/examples: latex_example for each record, where the verdict is verdict_words.
void define_examples(MacroFile& macros, Experiment experiment, std::span<const Record> examples);

}  // namespace anc
