// The file of related_work --timing.
#include "related/timing.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/text.h"
#include "fuzz_target.h"

using namespace anc;

namespace {

// A file in memory: the parser takes a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
    const auto written = write(descriptor_, content.data(), content.size());
    fuzz::require(written == static_cast<ssize_t>(content.size()), "no file in memory");
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file(fuzz::text_of(data, size));
  const auto times = fuzz::parsed_or_refused([&] { return related::read_timing(file.path()); });
  if (!times) return 0;
  for (const related::CaseTime& time : *times) {
    fuzz::require(time.trials > 0, "a time of no trials");
    fuzz::require(parse_double(shortest(time.seconds)).has_value(), "seconds that are no number");
    fuzz::require(time.text.find_first_of("\t\n") == std::string::npos, "a name with a column in it");
  }
  return 0;
}
