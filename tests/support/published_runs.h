// The runs of runs.tsv, for the tests of published records.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/text.h"

namespace anc::test {

// The file names of the runs of related_work: records of another kind than those of the experiments.
inline std::set<std::string> related_work_files() {
  std::set<std::string> names;
  const std::string content = read_file(ANC_SOURCE_DIR "/runs.tsv");
  for (const std::string_view line : split_lines(content).whole) {
    const std::vector<std::string> fields = split(line, '\t');
    if (fields.size() > 1 && fields.at(1) == "related_work") names.insert(fields.at(0));
  }
  return names;
}

}  // namespace anc::test
