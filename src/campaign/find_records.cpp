#include "campaign/find_records.h"

#include <algorithm>

#include "base/check.h"
#include "campaign/record_file.h"

namespace anc {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> record_files_in(const fs::path& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (auto entry = fs::recursive_directory_iterator(directory, error); !error && entry != fs::end(entry);
       entry.increment(error)) {
    if (entry->path().extension() == ".jsonl" && entry->is_regular_file(error)) files.push_back(entry->path());
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    throw UserError(directory.string() + ": cannot be searched (" + error.message() + ")", "name another `records`");
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::vector<FiledRecord> find_records(const TrialId& id, const std::vector<fs::path>& directories) {
  const CampaignFormat format = {
      {.experiment = id.experiment, .key_bits = id.key_bits, .seed = id.seed, .settings = {}}};
  const std::string beginning = format.beginning() + std::to_string(id.trial) + ",";
  std::vector<FiledRecord> found;
  for (const fs::path& directory : directories) {
    for (const fs::path& path : record_files_in(directory)) {
      const std::string content = read_file(path);
      std::size_t number = 0;
      const Lines lines = split_lines(content);
      for (const std::string_view line : lines.whole) {
        ++number;
        if (!line.starts_with(beginning)) continue;
        found.push_back({path, parse_at<CampaignFormat>(line, place_of(path, number))});
      }
      if (!lines.torn.starts_with(beginning)) continue;
      auto last = parse_torn<CampaignFormat>(lines.torn, format.beginning(), place_of(path, number + 1));
      if (last) found.push_back({path, std::move(*last)});
    }
  }
  return found;
}

}  // namespace anc
