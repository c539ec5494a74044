// The records of one trial, wherever they are filed.
#pragma once

#include <filesystem>
#include <vector>

#include "campaign/record.h"

namespace anc {

struct FiledRecord {
  std::filesystem::path path;
  Record record;
};

// All records of the trial in the files *.jsonl of the directories and of their folders, directory by directory, in the
// order of the files' names. A directory that is not there has none. Throws UserError naming file and line when a
// record of the trial is not sound; of the other lines nothing is said.
std::vector<FiledRecord> find_records(const TrialId& id, const std::vector<std::filesystem::path>& directories);

}  // namespace anc
