// The scan of what the paper leaves open, on calibration seeds.
#include "programs/programs.h"

int main(int argc, char** argv) { return anc::calibrate_main(argc, argv); }
