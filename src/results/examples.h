// Ciphers found, chosen by rule: the first that communicate, in order of seed and trial. Never by looks.
#pragma once

#include <span>
#include <vector>

#include "results/macros.h"

namespace anc {

// The first `count` records of each key size that communicate. Takes and keeps the order of merge_records.
std::vector<Record> first_examples(std::span<const Record> merged, int count);

// \resultTableThreeExamples: for each record \examplecipher{n}{citation}{verdict}{rows}, where the verdict is
// "one-time pad", "perfectly secret (mixed key)" or "leaks 2 bits", and the rows are those of the column in
// (17), (21) and (24).
void define_examples(MacroFile& macros, Experiment experiment, std::span<const Record> examples);

}  // namespace anc
