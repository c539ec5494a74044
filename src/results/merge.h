// Records of several files, each trial once.
#pragma once

#include <map>
#include <string>

#include "base/check.h"

namespace anc {

template <class Record>
struct Sourced {
  Record record;
  std::string file;
};

// A trial that occurs twice must be the same: `difference` says how two records differ, empty when they do not. Throws
// UserError naming both files otherwise. `citation` is of the record, for the message.
template <class Key, class Record, class Difference>
void merge(std::map<Key, Sourced<Record>>& merged, const Key& key, const Record& record, const std::string& file,
           const std::string& citation, const Difference& difference) {
  const auto [known, is_new] = merged.try_emplace(key, Sourced<Record>{record, file});
  const std::string found = is_new ? "" : difference(record, known->second.record);
  if (found.empty()) return;
  throw UserError(file + ": " + citation + " disagrees with the record in " + known->second.file + " in " + found,
                  "compute the trial again and remove the wrong record");
}

}  // namespace anc
