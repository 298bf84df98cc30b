import { z } from 'zod';

// It would try to compile its checks with `new Function`, which the page's policy forbids; some browsers tell of the attempt.
z.config({ jitless: true });

export { z };
