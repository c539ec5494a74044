// How two records differ, for people.
#pragma once

#include <string>

#include "campaign/record.h"

namespace anc {

// Empty when the records are the same bit for bit; else the fields that differ, "rounds (12 against 13), weights_hash
// (...)": values of `ours` against values of `theirs`, without values where they are long.
std::string record_difference(const Record& ours, const Record& theirs);

// The same for any two lines of JSON objects.
std::string line_difference(const std::string& our_line, const std::string& their_line);

}  // namespace anc
