// How long trials take: a small file of its own, since times differ from run to run and records must not.
#pragma once

#include <filesystem>
#include <vector>

#include "related/run.h"

namespace anc::related {

// Columns: case, trials, seconds in all. Throws UserError naming file and line.
std::vector<CaseTime> read_timing(const std::filesystem::path& path);

// Throws UserError unless the file is one of times, or is empty or missing and could be made.
void require_timing(const std::filesystem::path& path);

// Adds to what the file has (a missing file is made), so that a resumed run keeps what it measured before. Runs that
// end at the same moment wait for each other, and each adds.
void add_timing(const std::filesystem::path& path, const std::vector<CaseTime>& times);

}  // namespace anc::related
