import { provide } from './given';
import { applications } from './programs/applications/index';

/** Applications of images: WordPress, MongoDB, Tomcat and their like, and runtimes of languages. */
provide({ name: 'applications', programs: applications });
