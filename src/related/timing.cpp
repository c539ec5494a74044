#include "related/timing.h"

#include <algorithm>

#include "base/text.h"

namespace anc::related {
namespace {

constexpr std::int64_t kMostTrials = 1'000'000'000'000;  // so that sums fit
constexpr double kMostSeconds = 1e15;
constexpr const char* kHeader = "# program: related_work\n# columns: case\ttrials\tseconds\n";

CaseTime parse_line(std::string_view line, const std::string& place) {
  const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
  if (first != std::string_view::npos && second != std::string_view::npos) {
    const auto trials = parse_int64(line.substr(first + 1, second - first - 1));
    const auto seconds = parse_double(line.substr(second + 1));
    const bool in_range =
        trials && seconds && *trials > 0 && *trials <= kMostTrials && *seconds >= 0.0 && *seconds <= kMostSeconds;
    if (in_range) return {std::string(line.substr(0, first)), *trials, *seconds};
  }
  throw UserError(place + " is not a line of times", "name a file that related_work `timing` wrote");
}

}  // namespace

std::vector<CaseTime> read_timing(const std::filesystem::path& path) {
  const std::string content = read_file(path);
  std::vector<CaseTime> times;
  std::size_t number = 0;
  const Lines lines = split_lines(content);
  for (const std::string_view line : lines.whole) {
    ++number;
    if (!line.starts_with('#')) times.push_back(parse_line(line, place_of(path, number)));
  }
  if (!lines.torn.empty()) parse_line("", place_of(path, number + 1));
  return times;
}

void require_timing(const std::filesystem::path& path) {
  require_writable(path);
  std::error_code error;
  if (std::filesystem::exists(path, error)) read_timing(path);
}

void add_timing(const std::filesystem::path& path, const std::vector<CaseTime>& times) {
  const LockedFile lock(path, LockedFile::Busy::wait);
  std::vector<CaseTime> all = read_timing(path);
  for (const CaseTime& time : times) {
    const auto known = std::find_if(all.begin(), all.end(), [&](const CaseTime& one) { return one.text == time.text; });
    if (known == all.end()) {
      all.push_back(time);
    } else {
      known->trials += time.trials;
      known->seconds += time.seconds;
    }
  }
  std::string content = kHeader;
  for (const CaseTime& one : all) {
    content += one.text + "\t" + std::to_string(one.trials) + "\t" + shortest(one.seconds) + "\n";
  }
  write_atomically(path, content);
}

}  // namespace anc::related
